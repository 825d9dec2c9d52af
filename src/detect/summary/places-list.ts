import type { DetectedPlace } from '../../domain/detection.ts'

const SHOWN = 6

/** «مدينة سقبا وبلدة جسرين»: the places in the article's own words; beyond six the rest is told without a number. */
export function placesList(places: readonly DetectedPlace[]): string {
  const names = [...new Set(places.map(wordsFor))]
  const shown = names.slice(0, SHOWN).map(agreeing)
  return names.length > SHOWN ? `${shown.join(' و')} وأماكن أخرى` : shown.join(' و')
}

/** «حلب» of «مطاري دمشق وحلب» is the airport, also where it stands alone. */
function wordsFor({ id, mention, name }: DetectedPlace): string {
  // «للغوطة» is told without its «ل», which another word of ours governs
  const words = clean(mention).replace(/^لل(?=\S{2})/u, name.startsWith('لل') ? 'لل' : 'ال')
  const isShort = words === '' || (id !== null && SITE.test(name) && !KIND.test(`${words} `) && name.split(' ').includes(words))
  return isShort ? name : words
}

const SITE = /^(مطار|جبل|سد|حقل|معبر|ممر|مخيم|قاعدة) /

function clean(mention: string): string {
  return mention
    .replace(/[\u064B-\u0652\u0640]/gu, '')
    .replace(/[#"“”«»()[\]]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * A word for two or for many heads as many names as stand under it here: of «قرى أ وب وج» one may be told by itself, or two.
 * Names under it are those after it without a word of their own.
 */
function agreeing(name: string, at: number, names: readonly string[]): string {
  const [head = '', ...rest] = name.split(' ')
  const forms = FORMS.get(head)
  if (!forms || rest.length === 0 || AREA.test(rest[0] as string)) return name
  let under = 1
  while (names[at + under] !== undefined && !KIND.test(names[at + under] as string)) under++
  const form = under === 1 ? forms.one : under === 2 && head === forms.many ? forms.two : head
  return [form, ...rest].join(' ')
}

interface Forms {
  readonly one: string
  /** Before a name, as the object of a preposition. */
  readonly two: string
  readonly many: string
}

const KINDS: readonly Forms[] = [
  { one: 'مدينة', two: 'مدينتي', many: 'مدن' },
  { one: 'بلدة', two: 'بلدتي', many: 'بلدات' },
  { one: 'قرية', two: 'قريتي', many: 'قرى' },
  { one: 'حي', two: 'حيي', many: 'أحياء' },
  { one: 'مخيم', two: 'مخيمي', many: 'مخيمات' },
  { one: 'محافظة', two: 'محافظتي', many: 'محافظات' },
  { one: 'ريف', two: 'ريفي', many: 'أرياف' },
  { one: 'مطار', two: 'مطاري', many: 'مطارات' },
  { one: 'جبل', two: 'جبلي', many: 'جبال' },
  { one: 'سد', two: 'سدي', many: 'سدود' },
  { one: 'حقل', two: 'حقلي', many: 'حقول' },
  { one: 'معبر', two: 'معبري', many: 'معابر' },
  { one: 'ممر', two: 'ممري', many: 'ممرات' },
]

const FORMS: ReadonlyMap<string, Forms> = new Map([
  ...KINDS.flatMap(forms => [[forms.two, forms] as const, [forms.many, forms] as const]),
  ...KINDS.filter(({ two }) => two.endsWith('تي')).map(forms => [`${forms.two.slice(0, -1)}ا`, forms] as const),
])

/** «قرى ريف إدلب» are the villages of an area, however many. */
const AREA = /^(ال|و)?(ريف|محافظ|منطق|ناحي|جبل|سهل|شمال|جنوب|شرق|غرب|مدن|بلد|قر[ىي])/

/** A word of kind of its own, or the whole of an area. */
const KIND =
  /^(محيط|أطراف|مشارف|جبهة|محور|ريف|جبل|تل|تلة|سهل|مطار|سد|حقل|معبر|ممر|قاعدة|طريق|شمال|جنوب|شرق|غرب|منطقة|مناطق|ناحية|ضاحية|مدين|مدن|بلد|قري|قرى|حي|حيي|أحياء|مخيم|محافظ)(\S*) /
