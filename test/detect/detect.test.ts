import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/detect.ts'
import { toPredicted } from '../../src/detect/predicted.ts'
import { MONDAY, placesOf, read, TABLES } from './support/tables.ts'

describe('shelling: the places hit', () => {
  it.each([
    ['قصفت الطائرات الحربية مدينة سقبا.', ['سقبا']],
    ['غارات جوية على بلدات عربين وزملكا وحمورية.', ['حمورية', 'زملكا', 'عربين']],
    ['تعرضت مدينة حرستا ومدينة دوما لقصف مدفعي.', ['حرستا', 'دوما']],
    ['طال القصف قرية البارة في ريف إدلب الجنوبي.', ['البارة']],
    ['قتل خمسة مدنيين في بلدة جسرين جراء قصف جوي.', ['جسرين']],
    ['سقطت قذائف هاون على حي باب توما.', ['باب توما']],
    ['قصفت القوات المتمركزة في جورين قرية القرقور.', ['القرقور']],
    ['استهدفت طائرة مسيرة سيارة في مدينة القامشلي.', ['القامشلي']],
    ['أفاد مراسلنا في إدلب بقصف صاروخي على بلدة سرمين.', ['سرمين']],
    [
      'وفي ريف دمشق، قتلت سيدة في غارة على بلدة سقبا، في حين قصفت المدفعية مدينتي حرستا ودوما، ما تسبب في إصابة خمسة أشخاص في دوما.',
      ['حرستا', 'دوما', 'سقبا'],
    ],
    ['نزح سكان بلدة كفرنبل إلى إدلب.', []],
    ['دارت اشتباكات عنيفة في محيط بلدة الريحان.', []],
    ['انفجرت سيارة مفخخة في مدينة الباب.', []],
    ['قصف مدفعي على بيروت.', []],
  ])('%s', (text, places) => expect(placesOf(text)).toEqual([...places].sort()))
})

describe('shelling: the slots', () => {
  it('reads means, toll and day', () => {
    const [detection] = read(
      'قصفت قوات النظام بالمدفعية الثقيلة مدينة سقبا أمس الأحد، ما أسفر عن مقتل مدني وجرح عشرة مدنيين على الأقل، بينهم طفلان.',
    )
    expect(detection).toMatchObject({
      kind: 'shelling',
      status: 'reported',
      day: '2018-03-11',
      dayStated: true,
      weapons: ['artillery'],
      toll: { killed: { value: 1 }, wounded: { value: 10, bound: 'min' }, children: { value: 2 } },
      actor: 'government',
    })
    expect(detection?.summary).toBe('قصف مدفعي على مدينة سقبا: قتيل واحد و10 جرحى على الأقل، بينهم طفلان.')
  })

  it('binds a toll told in the next sentence', () => {
    const [detection] = read('استهدف الطيران الحربي بلدة حمورية. وأسفر القصف عن مقتل 13 مدنياً وإصابة 20 آخرين.')
    expect(detection?.toll).toMatchObject({ killed: { value: 13 }, wounded: { value: 20 } })
  })

  it('tells the toll of one place from that of the others', () => {
    const detections = read('شهدت بلدتا عربين وحمورية قصفاً مدفعياً، أدى لمقتل شخص وإصابة ثلاثة في مدينة سقبا.')
    expect(detections.map(({ places, toll }) => [places.map(({ name }) => name), toll.killed?.value ?? null])).toEqual([
      [['عربين', 'حمورية'], null],
      [['سقبا'], 1],
    ])
  })

  it('makes up no day without a date of publication', () => {
    const [detection] = read('قصفت الطائرات مدينة سقبا.', null)
    expect(detection?.day).toBeNull()
  })
})

describe('toPredicted', () => {
  it('gives the interchange form', () => {
    const detections = detect({ text: 'غارة جوية على مدينة سقبا: قتيلان.', title: '', source: '', publishedAt: MONDAY }, TABLES)
    expect(toPredicted('a', detections)).toMatchObject({
      id: 'a',
      events: [
        {
          kind: 'shelling',
          status: 'reported',
          killed: 2,
          wounded: null,
          weapons: ['airstrike'],
          places: [{ name: 'سقبا', mention: 'مدينة سقبا' }],
        },
      ],
    })
  })
})
