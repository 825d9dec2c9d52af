import { describe, expect, it } from 'vitest'
import { read } from '../support/tables.ts'

const summaries = (text: string) => read(text).map(({ summary }) => summary)

describe('summaries of truces and ways', () => {
  it.each([
    ['أعلنت روسيا هدنة في مدينة دوما.', 'هدنة مُعلَنة تشمل مدينة دوما. المصدر: روسيا.'],
    ['دخلت الهدنة في بلدة مضايا حيز التنفيذ.', 'هدنة مُعلَنة تشمل بلدة مضايا وتوصف بأنها سارية.'],
    ['انهارت الهدنة في داريا.', 'أنباء عن انتهاء هدنة تشمل داريا أو انهيارها.'],
    ['طالب أهالي المنطقة بوقف إطلاق النار في حرستا.', 'بحث هدنة تشمل حرستا أو دعوة إليها، ولم تُعلَن.'],
    ['بدأت عملية إجلاء الجرحى من بلدة مضايا.', 'أنباء عن خروج من بلدة مضايا.'],
    ['دخلت قافلة مساعدات إلى مدينة دوما.', 'أنباء عن دخول مساعدات إلى مدينة دوما.'],
    ['معبر نصيب مغلق حتى إشعار آخر.', 'أنباء عن إغلاق أو قصف في معبر نصيب.'],
  ])('%s', (text, summary) => expect(summaries(text)).toContain(summary))

  it('tells the hours and never calls a way safe', () => {
    const text = 'فتحت القوات الروسية ممراً آمناً في حرستا لخروج المدنيين يومياً من الساعة 9 صباحاً حتى 2 ظهراً.'
    const [summary] = summaries(text)
    expect(summary).toContain('كل يوم من 09:00 إلى 14:00 بتوقيت دمشق.')
    expect(summary).not.toMatch(/[آا]من/u)
  })
})
