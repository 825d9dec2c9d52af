import { describe, expect, it } from 'vitest'
import { read } from '../support/tables.ts'

/** Killed and wounded of the first shelling that a text tells of. */
function tollOf(text: string): readonly [number | null, number | null] {
  const toll = read(text).find(({ kind }) => kind === 'shelling')?.toll
  return [toll?.killed?.value ?? null, toll?.wounded?.value ?? null]
}

describe('the toll of a shelling', () => {
  it.each<[string, number | null, number | null]>([
    // counts that rise
    ['ارتفاع حصيلة شهداء القصف على محيط بلدة سقبا، إلى أربعة مدنيين.', 4, null],
    ['ارتفعت حصيلة الضحايا الذين خلفهم القصف على بلدة سقبا إلى 3 بينهم طفل فضلا عن إصابة 12 آخرين.', 3, 12],
    ['ارتفع عدد الجرحى في قصف على سقبا إلى 9.', null, 9],
    ['ارتفع عدد القتلى في قصف على سقبا منذ شهر إلى 90.', null, null],
    // people before their verb
    ['قال المراسل إن طفلتين قُتلتا وأصيب 4 أطفال آخرون، جراء قصف على بلدة سقبا.', 2, 4],
    ['إن طفلا ووالده قضيا وأصيب 8 آخرون، بينهم 3 أطفال من جراء قصف طال بلدة سقبا.', 2, 8],
    ['قال مصدر إن 6 مدنيين بينهم طفلان، أصيبوا من جراء قصف القوات على بلدة سقبا.', null, 6],
    ['ذكرت الوكالة أن 5 أشخاص لقوا مصرعهم وأصيب 37 آخرون جراء قذائف سقطت على سقبا.', 5, 37],
    ['امرأة فقدت حياتها وأصيب زوجها جراء قصف مدفعي على بلدة سقبا.', 1, 1],
    ['فقدان طفلين حياتهما بقصف على بلدة سقبا.', 2, null],
    // one person by name or trade
    ['استشهاد المصور الصحفي سالم جراء الغارات على بلدة سقبا.', 1, null],
    ['أفاد مراسلنا بأن المواطن سالم حسين (38 عاما) أصيب بجروح إثر قصف مدفعي على بلدة سقبا.', null, 1],
    ['إصابة رجل وأحد أطفاله بقصف على سقبا.', null, 2],
    // nobody knows how many
    ['مقتل مدني وإصابة آخرين بقصف على بلدة سقبا.', 1, null],
    ['قصف على سقبا خلف قتلى وجرحى من عائلة واحدة.', null, null],
    ['ارتقى 3 شهداء وجرح العشرات بقصف على سقبا.', 3, null],
    ['قصف على سقبا دون وقوع إصابات.', null, null],
    // parts of a figure, and a figure behind them
    ['قصف مدفعي على سقبا: 3 شهداء بينهم طفلان و7 جرحى.', 3, 7],
    // a fire that the fire lit
    ['قصف استهدف بلدة سقبا، تسبب باشتعال حريق في سوق، ووفاة سيدة وإصابة طفل بجروح.', 1, 1],
  ])('%s', (text, killed, wounded) => expect(tollOf(text)).toEqual([killed, wounded]))

  it('keeps one figure for both harms as one', () => {
    const toll = read('مقتل وإصابة 12 مدنيا في قصف على بلدة سقبا.')[0]?.toll
    expect([toll?.killed, toll?.wounded, toll?.casualties?.value]).toEqual([null, null, 12])
  })
})
