import { describe, expect, it } from 'vitest'
import { countedNoun } from '../../../src/detect/count/counted-noun.ts'
import { noCasualties } from '../../../src/detect/count/no-casualties.ts'
import { ordinalAt } from '../../../src/detect/count/ordinal.ts'
import { normalize } from '../../../src/detect/normalize/tokens.ts'

const read = (phrase: string) => countedNoun(normalize(phrase).tokens, 0)

describe('countedNoun', () => {
  it.each([
    ['5 قتلى', 5, null, 'قتيل', 'killed'],
    ['أكثر من عشرة مدنيين', 10, 'min', 'مدني', 'civilian'],
    ['ما لا يقل عن 14 شخصاً', 14, 'min', 'شخص', 'person'],
    ['نحو 40 جريحاً', 40, 'about', 'جريح', 'wounded'],
    ['خمسة أشخاص على الأقل', 5, 'min', 'شخص', 'person'],
    ['ثلاثة من عناصر الدفاع المدني', 3, null, 'عنصر', 'fighter'],
    ['قتيلان', 2, null, 'قتيل', 'killed'],
    ['طفلين اثنين', 2, null, 'طفل', 'child'],
    ['طفل', 1, null, 'طفل', 'child'],
    ['طفل واحد', 1, null, 'طفل', 'child'],
    ['مدني', 1, null, 'مدني', 'civilian'],
    ['مدنياً', 1, null, 'مدني', 'civilian'],
    ['القتلى السبعة', 7, null, 'قتيل', 'killed'],
    ['الأطفال الثلاثة', 3, null, 'طفل', 'child'],
    ['امرأة وطفلها', 2, null, 'امراه', 'woman'],
    ['امرأة وأطفالها الثلاثة', 4, null, 'امراه', 'woman'],
    ['امرأة وابنتيها', 3, null, 'امراه', 'woman'],
    ['امرأة وأطفالها', 1, 'min', 'امراه', 'woman'],
    ['رجل وزوجته', 2, null, 'رجل', 'man'],
    ['1.200 قتيل', 1200, null, 'قتيل', 'killed'],
    ['14 آخرين', 14, null, 'اخر', 'other'],
    ['ثلاثون غارة', 30, null, 'غاره', 'thing'],
    ['12', 12, null, null, null],
    ['5 وجرح 3', 5, null, null, null],
  ])('%j counts', (phrase, value, bound, noun, cls) => {
    expect(read(phrase)).toMatchObject({ value, bound, noun, class: cls })
  })

  it.each(['الطفل', 'المدنيين', 'مدنيين', 'عشرات القتلى', 'عائلة واحدة تنزح'.slice(6), 'قذائف', 'آخر'])('%j counts nothing', phrase => {
    expect(read(phrase)?.noun ?? null).toBeNull()
  })

  it('tells what else is said of the counted', () => {
    expect(read('7 قتلى مدنيين')?.others).toEqual([{ class: 'civilian', lemma: 'مدني', value: null }])
    expect(read('رجل وزوجته وطفلاهما')?.others).toEqual([
      { class: 'woman', lemma: 'زوجه', value: 1 },
      { class: 'child', lemma: 'طفل', value: 2 },
    ])
  })
})

describe('noCasualties', () => {
  it.each([
    ['دون إصابات', 'none', 'all'],
    ['دون وقوع إصابات', 'none', 'all'],
    ['من دون تسجيل ضحايا', 'none', 'all'],
    ['بدون خسائر بشرية', 'none', 'all'],
    ['دون سقوط قتلى أو جرحى', 'none', 'all'],
    ['دون وقوع قتلى', 'none', 'killed'],
    ['ولم تسجل إصابات', 'none', 'all'],
    ['لم يسفر عن إصابات', 'none', 'all'],
    ['ولم يتسبب بوقوع إصابات', 'none', 'all'],
    ['دون ورود أنباء عن إصابات', 'unreported', 'all'],
    ['ولم ترد معلومات عن ضحايا', 'unreported', 'all'],
    ['دون معرفة وقوع إصابات', 'unreported', 'all'],
  ])('%j says %s of %s', (phrase, says, of) => {
    const { tokens } = normalize(phrase)
    expect(noCasualties(tokens, tokens[0]?.text === 'من' ? 1 : 0)).toMatchObject({ says, of })
  })

  it.each(['دون توقف سقط قتلى', 'لم يصل الإسعاف إلى الجرحى', 'دون خسائر مادية', 'دون وقوع أضرار'])('%j says nothing of people', phrase => {
    expect(noCasualties(normalize(phrase).tokens, 0)).toBeNull()
  })
})

describe('ordinalAt', () => {
  it.each([
    ['الأول', 1],
    ['الثانية', 2],
    ['العاشر', 10],
    ['الحادي عشر', 11],
    ['الثالثة عشرة', 13],
    ['العشرين', 20],
    ['الخامس والعشرون', 25],
    ['الحادي و الثلاثين', 31],
    ['تالت', 3],
  ])('%j is %d', (phrase, value) => expect(ordinalAt(normalize(phrase).tokens, 0)?.value).toBe(value))

  it.each(['حادي', 'عشرين', 'خمسة'])('%j is no ordinal', phrase => expect(ordinalAt(normalize(phrase).tokens, 0)).toBeNull())
})
