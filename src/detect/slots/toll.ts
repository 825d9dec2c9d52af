import type { Count, Toll } from '../../domain/detection.ts'
import { NO_TOLL } from '../../domain/detection.ts'
import { type CountedNoun, countedNoun, isVagueQuantity } from '../count/counted-noun.ts'
import { joinedKin } from '../count/kin.ts'
import { noCasualties } from '../count/no-casualties.ts'
import { nounOf } from '../count/nouns.ts'
import { has, hasTag, type Line, tokenAt } from '../reading/line.ts'

type Harm = 'killed' | 'wounded' | 'casualties'

/** A figure that a stretch of text gives, with the tokens that say it. */
export interface TollFigure {
  readonly harm: Harm
  readonly count: Count
  /** «آخرون»: besides those counted before. */
  readonly others: boolean
  readonly from: number
  readonly to: number
}

/** The toll that tokens [from, to) state. Each harm takes its first figure, and what is added to it by «وآخر». */
export function readToll(line: Line, from: number, to: number): Toll {
  if (!hasTag(line, from, to, 'dead', 'wounded', 'loss', 'result')) return NO_TOLL
  const figures = tollFigures(line, from, to)
  const parts = readParts(line, from, to)
  return {
    ...NO_TOLL,
    killed: total(figures, 'killed'),
    wounded: total(figures, 'wounded'),
    casualties: total(figures, 'casualties'),
    children: parts.children,
    women: parts.women,
  }
}

/** The first figure; «أصيب طفل، كما أصيب 3 آخرون» adds the others to it. */
function total(figures: readonly TollFigure[], harm: Harm): Count | null {
  const [first, ...rest] = figures.filter(figure => figure.harm === harm)
  if (!first) return null
  const others = rest.filter(figure => figure.others).reduce((sum, { count }) => sum + count.value, 0)
  return { value: first.count.value + others, bound: first.count.bound }
}

/** From here on the figures are those of a campaign. */
const SUMS_UP = /^(لترتفع|ليرتفع|لتصل|ليصل|لتبلغ|ليبلغ)$/

const INCLUDING = new Set(['بينهم', 'بينهما', 'بينها', 'بينهن', 'منهم', 'ضمنهم', 'غالبيتهم', 'معظمهم', 'اغلبهم', 'احدهم', 'احداهم'])
const PASSABLE = new Set([
  'من',
  'عن',
  'كل',
  'كلا',
  'علي',
  'الاقل',
  'ما',
  'لا',
  'يقل',
  'في',
  'صفوف',
  'حصيله',
  'اوليه',
  'اخر',
  'عدد',
  'بين',
  'نحو',
  'حوالي',
  'اكثر',
  '"',
  'الي',
  'بحياه',
  'حياه',
  'وقوع',
  'سقوط',
  '/',
  'قرابه',
  'زهاء',
  'كحصيله',
  'منهم',
  'هم',
])

export function tollFigures(line: Line, from: number, to: number): TollFigure[] {
  const { tokens } = line.text
  const figures: TollFigure[] = []
  let harm: Harm | null = null
  let reach = 0
  let including = false
  for (let at = from; at < to; ) {
    const token = tokens[at]
    if (!token) break
    if (SUMS_UP.test(token.text)) break
    const none = noCasualties(tokens, at)
    if (none) {
      at = Math.max(at + 1, none.to)
      harm = null
      continue
    }
    const word = token.text
    if (INCLUDING.has(word) || INCLUDING.has(word.replace(/^[وفم]/, ''))) {
      including = true
      harm = null
      at++
      continue
    }
    if (word === '،' || word === ',') including = false
    const both = bothHarms(line, at, to)
    if (both > 0) {
      const counted = countedNear(line, at + both, to) ?? countedBefore(line, at, from)
      if (counted && counted.class !== 'thing')
        figures.push({ harm: 'casualties', count: { value: counted.value, bound: counted.bound }, others: false, from: at, to: counted.to })
      at = counted && counted.to > at ? counted.to : at + both
      harm = null
      continue
    }
    const counted = startsCount(line, at) ? peopleCounted(line, at) : null
    if (counted && counted.to <= to) {
      const said = harmOf(counted, line, to)
      const given: Harm | null =
        counted.class === 'killed' || counted.class === 'wounded'
          ? counted.class
          : harm !== null && reach > 0 && countable(counted, line, at)
            ? harm
            : said
      if (given && !including && counted.class !== 'thing' && counted.class !== 'family') {
        const sum = withMore(line, counted, to)
        figures.push({
          harm: given,
          count: { value: sum.value, bound: sum.bound },
          others: hasOthers(line, at, sum.to),
          from: at,
          to: sum.to,
        })
        harm = null
        at = sum.to
        continue
      }
    }
    const own = ownHarm(line, at)
    if (own) {
      harm = own
      reach = 6
      including = false
    } else if (harm) {
      reach--
      if (isVagueQuantity(word) || (!PASSABLE.has(word) && reach < 3)) harm = null
      else if (token.kind === 'mark' && word !== '"' && word !== '/' && word !== '(') harm = null
    }
    at = Math.max(at + 1, counted && counted.to > at && (counted.class === 'thing' || including) ? counted.to : at + 1)
  }
  return figures
}

function hasOthers(line: Line, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (/^(ال)?اخر(ين|ون|ان)?$|^اخري$/.test(tokenAt(line, at)?.text ?? '')) return true
  return false
}

/** What is counted from here; «إصابة» itself is a word of harm and no count. */
function peopleCounted(line: Line, at: number): CountedNoun | null {
  const counted = countedNoun(line.text.tokens, at) ?? ownKin(line, at) ?? oneNamed(line, at)
  return counted &&
    counted.value === 1 &&
    counted.to === at + 1 &&
    /^(و|ف|ب|ل|وب)?(ال)?(اصابه|قتل|مقتل|وفاه|جرح)$/.test(tokenAt(line, at)?.text ?? '')
    ? null
    : counted
}

/** «أصيبت والدتهما»: a relative with a pronoun is one person. */
function ownKin(line: Line, at: number): CountedNoun | null {
  if (!has(line, at - 1, 'dead', 'wounded')) return null
  const kin = joinedKin(`و${tokenAt(line, at)?.text ?? ''}`)
  return kin?.count ? { from: at, to: at + 1, value: kin.count, bound: null, noun: kin.lemma, class: kin.noun, others: [] } : null
}

const NAMED = /^(المدني|المواطن|المواطنه|الطفل|الطفله|الشاب|الشابه|السيده|الرجل|المسن|المسنه|الصحفي|الناشط|الاعلامي)$/

/** «أصيب المدني …», «إصابة أحد السكان», «وجرح آخر»: one person. */
function oneNamed(line: Line, at: number): CountedNoun | null {
  if (!has(line, at - 1, 'dead', 'wounded')) return null
  const text = tokenAt(line, at)?.text ?? ''
  const one = NAMED.test(text) || text === 'احد' || text === 'احدي' || text === 'اخر'
  return one ? { from: at, to: at + 1, value: 1, bound: null, noun: 'شخص', class: 'person', others: [] } : null
}

function ownHarm(line: Line, at: number): Harm | null {
  const text = tokenAt(line, at)?.text ?? ''
  if (/^و?فقد(ت|وا|ا)?$/.test(text)) {
    for (let next = at + 1; next <= at + 6; next++) if (/^حيات(ه|ها|هم|هما)$/.test(tokenAt(line, next)?.text ?? '')) return 'killed'
  }
  if (/^ضحيت(ه|ها|هم)$/.test(text)) return 'killed'
  if (has(line, at, 'dead') && !/^و?(سقط|سقوط|يسقط|تسقط)/.test(text)) return 'killed'
  if (has(line, at, 'wounded')) return 'wounded'
  return null
}

function startsCount(line: Line, at: number): boolean {
  const token = tokenAt(line, at)
  return token !== undefined && token.kind !== 'break' && (token.kind === 'number' || token.kind === 'word')
}

/** «مقتل طفل» counts one; «القتيل» or a lone «مدنيين» does not. */
function countable(counted: CountedNoun, line: Line, at: number): boolean {
  if (counted.class === 'killed' || counted.class === 'wounded') return true
  const first = tokenAt(line, at)
  return first !== undefined
}

/** «سبعة مدنيين بينهم أطفال قتلوا»: the verb behind the people counted. */
function harmOf(counted: CountedNoun, line: Line, to: number): Harm | null {
  if (counted.class === 'killed') return 'killed'
  if (counted.class === 'wounded') return 'wounded'
  if (counted.noun === 'حاله' && /^اختناق/.test(tokenAt(line, counted.to)?.text ?? '')) return 'wounded'
  if (counted.class === null && !/^(قتل|اصي|جرح|استشهد|قض)/.test(tokenAt(line, counted.to)?.text ?? '')) return null
  if (counted.class === 'thing' || counted.class === 'family') return null
  let including = false
  for (let at = counted.to; at < Math.min(to, counted.to + 9); at++) {
    const text = tokenAt(line, at)?.text ?? ''
    if (INCLUDING.has(text)) including = true
    if (has(line, at, 'dead', 'wounded')) {
      // a noun or a verb with «و» begins a new figure; a verb in agreement looks back
      if (/^(قتلوا|قتلا|قتلت|قتل|قضيا|قضت|قضي|استشهدوا|استشهدت|استشهدا|قضوا|لقوا|توفوا|توفي|ارتقوا)$/.test(text)) return 'killed'
      if (/^(اصيبوا|اصيبا|اصيبت|اصيب|جرحوا|جرحا|جرحت)$/.test(text)) return 'wounded'
      return null
    }
    if (!including && at > counted.to + 4) return null
  }
  return null
}

/** «مقتل وإصابة 12»، «12 بين قتيل وجريح»: the number of words of the pair, or 0. */
function bothHarms(line: Line, at: number, to: number): number {
  const text = tokenAt(line, at)?.text ?? ''
  if (
    text === 'بين' &&
    has(line, at + 1, 'dead') &&
    (has(line, at + 2, 'wounded') || (tokenAt(line, at + 2)?.text === 'و' && has(line, at + 3, 'wounded')))
  )
    return 3
  if (
    at + 1 < to &&
    has(line, at, 'dead') &&
    has(line, at + 1, 'wounded') &&
    /^و/.test(tokenAt(line, at + 1)?.text ?? '') &&
    countedNoun(line.text.tokens, at) === null
  )
    return 2
  if (
    at + 1 < to &&
    has(line, at, 'wounded') &&
    has(line, at + 1, 'dead') &&
    /^و/.test(tokenAt(line, at + 1)?.text ?? '') &&
    countedNoun(line.text.tokens, at) === null
  )
    return 2
  return 0
}

function countedNear(line: Line, from: number, to: number): CountedNoun | null {
  for (let at = from; at < Math.min(to, from + 4); at++) {
    if (isVagueQuantity(tokenAt(line, at)?.text ?? '')) return null
    const counted = countedNoun(line.text.tokens, at)
    if (counted && (counted.value > 1 || counted.class !== null)) return counted
    if (!PASSABLE.has(tokenAt(line, at)?.text ?? '')) return null
  }
  return null
}

function countedBefore(line: Line, at: number, from: number): CountedNoun | null {
  if (tokenAt(line, at)?.text !== 'بين') return null
  for (let start = at - 1; start >= Math.max(from, at - 5); start--) {
    const counted = countedNoun(line.text.tokens, start)
    if (counted && counted.value > 1 && counted.to >= at - 1 && counted.to <= at) return counted
  }
  return null
}

/** «طفلة ورجل»، «3 أطفال وامرأة»: further people joined by «و» belong to the figure. */
function withMore(line: Line, counted: CountedNoun, to: number): { value: number; bound: Count['bound']; to: number } {
  let { value, to: end } = counted
  const people = counted.class !== null && counted.class !== 'thing' && counted.class !== 'family'
  while (people && end < to) {
    const text = tokenAt(line, end)?.text ?? ''
    if (!text.startsWith('و')) break
    const noun = nounOf(text)
    if (
      noun &&
      !noun.definite &&
      (noun.number === 'one' || noun.number === 'two') &&
      ['man', 'woman', 'child', 'civilian', 'person', 'fighter'].includes(noun.noun)
    ) {
      value += noun.number === 'two' ? 2 : 1
      end++
      continue
    }
    const more =
      /^و\d|^و$/.test(text) || /^و(ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|عشر)/.test(text)
        ? countedNoun(line.text.tokens, text === 'و' ? end + 1 : end)
        : null
    if (more?.class && ['man', 'woman', 'child', 'civilian', 'fighter'].includes(more.class)) {
      value += more.value
      end = more.to
      continue
    }
    break
  }
  return { value, bound: counted.bound, to: end }
}

function readParts(line: Line, from: number, to: number): { children: Count | null; women: Count | null } {
  let children: Count | null = null
  let women: Count | null = null
  let open = false
  for (let at = from; at < to; at++) {
    const text = tokenAt(line, at)?.text ?? ''
    if (INCLUDING.has(text)) open = true
    else if (open) {
      const counted = countedNoun(line.text.tokens, at)
      if (counted?.class === 'child') children ??= { value: counted.value, bound: counted.bound }
      if (counted?.class === 'woman') women ??= { value: counted.value, bound: counted.bound }
      if (counted) at = counted.to - 1
      else if (tokenAt(line, at)?.kind === 'mark' || has(line, at, 'dead', 'wounded')) open = false
    }
  }
  return { children, women }
}
