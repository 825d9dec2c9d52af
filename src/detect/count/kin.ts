import type { NounClass } from './nouns.ts'

/** A relative with a pronoun behind: «وطفلها», «وابنتيه», «وأطفالهم». */
export interface Kin {
  readonly noun: NounClass
  readonly lemma: string
  /** 1, 2, or null for a plural that states no number. */
  readonly count: 1 | 2 | null
}

type Row = readonly [noun: NounClass, lemma: string, one: string, two: string, many: string]

const ROWS: readonly Row[] = [
  ['child', 'طفل', 'طفل', 'طفلا طفلي', 'اطفال'],
  ['child', 'طفله', 'طفلت', 'طفلتا طفلتي', 'طفلات'],
  ['child', 'رضيع', 'رضيع', 'رضيعا رضيعي', ''],
  ['child', 'رضيعه', 'رضيعت', 'رضيعتا رضيعتي', ''],
  ['person', 'ابن', 'ابن', 'ابنا ابني', 'ابناء ابناو ابناي'],
  ['person', 'ابنه', 'ابنت', 'ابنتا ابنتي', 'بنات'],
  ['person', 'ولد', 'ولد', 'ولدا ولدي', 'اولاد'],
  ['woman', 'زوجه', 'زوجت', 'زوجتا زوجتي', 'زوجات'],
  ['man', 'زوج', 'زوج', '', ''],
  ['woman', 'ام', 'ام', '', ''],
  ['woman', 'والده', 'والدت', '', ''],
  ['man', 'والد', 'والد', 'والدا والدي', ''],
  ['man', 'اب', 'ابو ابا ابي', '', ''],
  ['man', 'اخ', 'اخو اخا اخي', '', 'اخوت اخوان'],
  ['woman', 'اخت', 'اخت', 'اختا اختي', 'اخوات'],
  ['man', 'شقيق', 'شقيق', 'شقيقا شقيقي', 'اشقاء اشقاو اشقاي'],
  ['woman', 'شقيقه', 'شقيقت', 'شقيقتا شقيقتي', 'شقيقات'],
  ['child', 'حفيد', 'حفيد', 'حفيدا حفيدي', 'احفاد'],
  ['child', 'حفيده', 'حفيدت', 'حفيدتا حفيدتي', 'حفيدات'],
  ['person', 'جد', 'جد', '', ''],
  ['woman', 'جده', 'جدت', '', ''],
  ['person', 'عم', 'عم', '', ''],
  ['person', 'رفيق', 'رفيق', 'رفيقا رفيقي', 'رفاق'],
  ['person', 'مرافق', 'مرافق', 'مرافقا', 'مرافقي مرافقو'],
  ['person', 'سايق', 'سايق', 'سايقا', ''],
  ['person', 'حارس', 'حارس', 'حارسا', ''],
  ['person', 'صاحب', 'صاحب', '', ''],
  ['person', 'مالك', 'مالك', '', ''],
  ['person', 'راكب', 'راكب', 'راكبا راكبي', 'ركاب'],
  ['person', 'صديق', 'صديق', 'صديقا', 'اصدقاء'],
]
const PRONOUNS = ['ه', 'ها', 'هما', 'هم', 'هن']

const KIN: ReadonlyMap<string, Kin> = kin()

/** What «و» and a relative with a pronoun say, or null. Takes the folded word with its «و». */
export function joinedKin(word: string): Kin | null {
  return word.charCodeAt(0) === 0x648 ? (KIN.get(word.slice(1)) ?? null) : null
}

function kin(): Map<string, Kin> {
  const map = new Map<string, Kin>()
  const add = (stems: string, value: Kin) => {
    for (const stem of stems.split(' '))
      if (stem) for (const pronoun of PRONOUNS) if (!map.has(stem + pronoun)) map.set(stem + pronoun, value)
  }
  for (const [noun, lemma, one, two, many] of ROWS) {
    add(one, { noun, lemma, count: 1 })
    add(two, { noun, lemma, count: 2 })
    add(many, { noun, lemma, count: null })
  }
  // read as other words: «أمه» beside «أمّة», «جده» beside «جدّة»
  for (const word of ['ابنه', 'جده', 'عمه', 'امه']) map.delete(word)
  map.set('ابنه', { noun: 'person', lemma: 'ابن', count: 1 })
  map.set('امه', { noun: 'woman', lemma: 'ام', count: 1 })
  return map
}
