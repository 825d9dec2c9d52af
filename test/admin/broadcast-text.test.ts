import { describe, expect, it } from 'vitest'
import { beyondOneDistrict } from '../../src/admin/audience.ts'
import { flaggedWords, readBroadcastText } from '../../src/admin/broadcast-text.ts'
import { percentOf } from '../../src/admin/count-band.ts'
import type { PlaceId } from '../../src/domain/ids.ts'
import { smallGazetteer } from '../bot/places.ts'

describe('words that promise what nobody knows', () => {
  it.each([
    ['الطريق آمن حتى المساء', ['آمن']],
    ['الممر الآمن', ['الآمن']],
    ['خبر عاجل ومؤكد', ['عاجل', 'ومؤكد']],
    ['بصورة آمنة', ['آمنة']],
    ['نتيجة مضمونة', ['مضمونة']],
    ['آمِنٌ', ['آمن']],
    ['مؤكَّدة', ['مؤكدة']],
    ['the road is safe', ['safe']],
    ['أمان الناس وإيمانهم، والأمن العام', []],
    ['ثامن الشهر', []],
    ['unsafe roads', []],
  ])('%s', (text, words) => {
    expect(flaggedWords(text)).toEqual(words)
  })
})

describe('the text of a broadcast', () => {
  it('is Arabic, English after dashes, and a source', () => {
    expect(readBroadcastText('انقطاع المياه يوم الأحد\n---\nNo water on Sunday\nالمصدر: البلدية', false)).toEqual({
      ok: true,
      body: { form: 'broadcast', textAr: 'انقطاع المياه يوم الأحد', textEn: 'No water on Sunday', source: 'البلدية', drill: false },
      flagged: [],
      relief: false,
    })
  })

  it.each([
    ['نص بلا مصدر', 'no source'],
    ['المصدر: البلدية', 'no text'],
    [`${'س'.repeat(3501)}\nالمصدر: البلدية`, 'too long'],
    ['', 'no text'],
  ])('%s is asked for again', (text, problem) => {
    expect(readBroadcastText(text, false)).toEqual({ ok: false, problem })
  })

  it.each([
    ['هدنة تبدأ غداً', true],
    ['فتح الممر حتى الثانية', true],
    ['وقف إطلاق النار', true],
    ['انتهى القصف', true],
    ['العودة إلى البيوت', true],
    ['فُتح الطريق إلى المدينة أمام الأهالي', true],
    ['الطريق إلى حلب سالك', true],
    ['زال الخطر عن الحي', true],
    ['الوضع هادئ في المدينة', true],
    ['عاد الهدوء إلى الحي', true],
    ['هدأ القصف منذ ساعة', true],
    ['يمكن للأهالي الرجوع إلى بيوتهم', true],
    ['تم التوصل إلى اتفاق', true],
    ['مغادرة المدنيين غداً بالحافلات', true],
    ['يستطيع الأهالي العبور غداً', true],
    ['The road is open', true],
    ['It is calm again', true],
    ['Families can leave tomorrow', true],
    ['انقطاع المياه', false],
    ['توزيع الخبز عند الساعة التاسعة', false],
    ['إغلاق الطريق إلى حلب', false],
    ['قصف على بيت مسعود قرب أهداف مدنية', false],
    ['يعود الأهالي غداً', true],
    ['قصف على السوق', false],
  ])('%s: relief %s', (text, relief) => {
    expect(readBroadcastText(`${text}\nالمصدر: فلان`, false)).toMatchObject({ ok: true, relief })
  })
})

describe('an audience beyond one district', () => {
  const gazetteer = smallGazetteer()
  it.each([
    [['C2301'], false],
    [['C2301', 'C2302', 'SY0302'], false],
    [['C2301', 'C6001'], true],
    [['SY03'], true],
    [['C9999'], true],
  ])('%s: %s', (ids, wide) => {
    expect(beyondOneDistrict(gazetteer, { by: 'places', places: ids as PlaceId[] })).toBe(wide)
  })

  it('everybody', () => expect(beyondOneDistrict(gazetteer, { by: 'all' })).toBe(true))
})

describe('shares', () => {
  it.each([
    [0, 0, 100],
    [1, 3, 33],
    [2, 3, 66],
    [3, 3, 100],
  ])('%i of %i', (part, total, percent) => expect(percentOf(part, total)).toBe(percent))
})
