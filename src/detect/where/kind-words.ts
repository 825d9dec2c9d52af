import type { PlaceKind } from '../../domain/place.ts'
import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'

/**
 * What a word before a name says of it. `around` is the place's surroundings, `side` a direction from it, `road` a way named after it.
 * `part` words (وسط، مركز) leave the kind open.
 */
export type KindClass =
  | 'town'
  | 'quarter'
  | 'camp'
  | 'governorate'
  | 'district'
  | 'subdistrict'
  | 'countryside'
  | 'around'
  | 'front'
  | 'crossing'
  | 'natural'
  | 'facility'
  | 'road'
  | 'side'
  | 'part'

export interface KindWord {
  /** As folded, without clitic and article. */
  readonly word: string
  readonly kind: KindClass
  /** More than one place follows: «بلدات», «مدينتي». */
  readonly many: boolean
  /** The letters of و ف ب ل ك before it. */
  readonly clitic: string
}

/** Singular, dual before a name, plural; folded. */
const TABLE: Readonly<Record<KindClass, { readonly one: string; readonly many: string }>> = {
  town: {
    one: 'مدينه بلده قريه ضيعه مزرعه قصبه',
    many: 'مدينتي بلدتي قريتي مزرعتي مدينتا بلدتا قريتا مزرعتا مدن بلدات قري ضيع مزارع مدينتين بلدتين قريتين',
  },
  quarter: { one: 'حي حاره ضاحيه', many: 'حيي حييي حيا احياء حارات ضواحي حيين' },
  camp: { one: 'مخيم مخيمات', many: 'مخيمي مخيما' },
  governorate: { one: 'محافظه', many: 'محافظتي محافظتا محافظات' },
  district: { one: 'منطقه مقاطعه', many: 'منطقتي منطقتا مناطق' },
  subdistrict: { one: 'ناحيه', many: 'ناحيتي نواحي' },
  countryside: { one: 'ريف', many: 'ريفي ريفا ارياف' },
  around: { one: 'محيط اطراف جوار مشارف تخوم ضواحي محيطي احراش بساتين حاوي حراقات', many: '' },
  front: { one: 'جبهه جبهات محور محاور قطاع', many: 'جبهتي محوري' },
  crossing: { one: 'معبر منفذ بوابه ممر', many: 'معبري معبرا معابر ممري ممرا ممرات منفذي منافذ' },
  natural: { one: 'جبل جبال تل تله تلال هضبه مرتفعات سهل وادي نهر بحيره غابه غابات حوض باديه جزيره', many: 'تلتي تلي جبلي جبلا' },
  facility: {
    one: 'مطار سد جسر قاعده معسكر كتيبه ثكنه حاجز مفرق محطه مصفاه معمل صوامع مشفي مستشفي حقل مدرسه سوق مبني مقر قلعه سجن ميناء مرفا مقام مستودعات مخازن رحبه',
    many: 'مطاري مطارا مطارات سدي حقلي قاعدتي',
  },
  road: { one: 'طريق اوتوستراد اتستراد طريقي مدخل مداخل دوار', many: '' },
  side: { one: 'شرق غرب شمال جنوب شرقي غربي شمالي جنوبي', many: '' },
  part: { one: 'وسط مركز داخل عموم كامل انحاء مختلف معظم قلب', many: '' },
}

const CLITICS = ['', 'و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'فب', 'فل']
const WORDS = buildWords()

/** Reads a folded word as a kind word, with or without clitic. With the article it opens no name: «المدينة الجديدة» is the new town. */
export function kindWord(word: string): KindWord | undefined {
  return WORDS.get(word)
}

/** The same for a token, noted on its word; null for none. */
export function kindOf(token: Token | undefined): KindWord | null {
  return token?.kind === 'word' ? readKind(token.lexeme) : null
}

const readKind = noted(word => WORDS.get(word) ?? null)

/** The word of kind, if a name that no table knows may follow it: «قرية صكيرو», «تلة الملك». */
export function openingKind(kind: KindWord | null | undefined): KindWord | null {
  if (!kind || kind.clitic === 'ك') return null
  if (kind.kind === 'town' || kind.kind === 'camp' || kind.kind === 'quarter') return kind
  if (kind.kind === 'subdistrict' && !kind.many) return kind
  if (kind.kind === 'district' && /^منطق(ه|تي|تا)$/.test(kind.word)) return kind
  if (kind.kind === 'natural') return NATURALS.has(kind.word) ? kind : null
  return kind.kind === 'facility' && FACILITIES.has(kind.word) ? kind : null
}

const FACILITIES: ReadonlySet<string> = new Set(['معسكر', 'صوامع', 'مطار', 'سد', 'حقل', 'محطه'])
const NATURALS: ReadonlySet<string> = new Set(['تل', 'تله', 'جبل', 'غابه', 'غابات', 'وادي'])

/** Whether the word by itself is a kind word and no name, with or without the article: «المدينة», «قرى». */
export function isKindName(word: string): boolean {
  return WORDS.get(word.startsWith('ال') ? word.slice(2) : word)?.clitic === ''
}

/** Whether a place of this kind is what the word says; words that leave it open say nothing of any. */
export function kindFits(kind: PlaceKind, said: KindClass): boolean {
  switch (said) {
    case 'town':
      return kind === 'town' || kind === 'village'
    case 'quarter':
      return kind === 'neighbourhood'
    case 'camp':
      return kind === 'camp'
    case 'governorate':
    case 'district':
    case 'subdistrict':
      return kind === said
    case 'countryside':
      return kind === 'region'
    case 'crossing':
      return kind === 'crossing'
    case 'natural':
      return kind === 'natural' || kind === 'region'
    case 'facility':
      return kind === 'facility'
    case 'around':
    case 'front':
    case 'road':
    case 'side':
    case 'part':
      return false
  }
}

function buildWords(): ReadonlyMap<string, KindWord> {
  const words = new Map<string, KindWord>()
  for (const [kind, { one, many }] of Object.entries(TABLE)) {
    for (const [list, isMany] of [
      [one, false],
      [many, true],
    ] as const) {
      for (const word of list.split(' ')) {
        if (word === '') continue
        for (const clitic of CLITICS) {
          const written = clitic + word
          const known = words.get(written)
          // «ضواحي» stands in two rows: the first is the narrower reading
          if (!known || known.clitic.length > clitic.length) words.set(written, { word, kind: kind as KindClass, many: isMany, clitic })
        }
      }
    }
  }
  return words
}
