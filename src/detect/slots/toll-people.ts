import type { Count } from '../../domain/detection.ts'
import { type CountedNoun, countedNoun } from '../count/counted-noun.ts'
import { joinedKin } from '../count/kin.ts'
import { nounOf } from '../count/nouns.ts'
import { has, type Line, tokenAt } from '../reading/line.ts'

/** What is counted from here; «إصابة» itself is a word of harm and no count. */
export function peopleCounted(line: Line, at: number): CountedNoun | null {
  const counted = countedNoun(line.text.tokens, at) ?? ownKin(line, at) ?? oneNamed(line, at) ?? namedBefore(line, at)
  return counted &&
    counted.value === 1 &&
    /^(و|ف|ب|ل|وب)?(ال)?(اصابه|قتل|مقتل|وفاه|جرح)$/.test(tokenAt(line, at)?.text ?? '') &&
    !/^واحد/.test(tokenAt(line, at + 1)?.text ?? '')
    ? null
    : counted
}

/** «أصيبت والدتهما»: a relative with a pronoun is one person. */
function ownKin(line: Line, at: number): CountedNoun | null {
  if (!has(line, at - 1, 'dead', 'wounded')) return null
  const kin = joinedKin(`و${tokenAt(line, at)?.text ?? ''}`)
  return kin?.count ? { from: at, to: at + 1, value: kin.count, bound: null, noun: kin.lemma, class: kin.noun, others: [] } : null
}

/** «المواطن سالم (38 عاما) أصيب بجروح», «الشاب الذي قتل»: one person, named before a verb that takes no other. */
function namedBefore(line: Line, at: number): CountedNoun | null {
  const verb = /^(قتل|قتلت|استشهد|استشهدت|ارتقي|ارتقت|توفي|توفيت|اصيب|اصيبت)$/.exec(tokenAt(line, at)?.text ?? '')
  if (!verb || !CAUSED.test(tokenAt(line, at + 1)?.text ?? '')) return null
  for (let next = at + 1; next <= at + 6; next++) {
    const behind = countedNoun(line.text.tokens, next)
    if (behind?.class && behind.class !== 'thing' && behind.class !== 'family') return null
    if (nounOf(tokenAt(line, next))?.number === 'many') return null
  }
  for (let before = at - 1; before >= Math.max(line.from, at - 12); before--) {
    if (has(line, before, 'dead', 'wounded')) return null
    if (NAMED.test(tokenAt(line, before)?.text.replace(/^[بول]+(?=ال)/, '') ?? '')) {
      const text = verb[1] as string
      return {
        from: at,
        to: at + 1,
        value: 1,
        bound: null,
        noun: 'شخص',
        class: /^(اصيب)/.test(text) ? 'wounded' : 'killed',
        others: [],
      }
    }
  }
  return null
}

const CAUSED = /^(اثر|جراء|نتيجه|بجروح|بجراح|بشظايا|بقصف|بغاره|متاثرا|متاثره|خلال|اثناء|عندما|صباح|مساء|اليوم|امس|في|من)$/

const NAMED =
  /^(المدني|المدنيه|المواطن|المواطنه|الطفل|الطفله|الشاب|الشابه|السيده|الرجل|المسن|المسنه|الصحفي|الصحفيه|الصحافي|الصحافيه|الناشط|الناشطه|الاعلامي|الاعلاميه|المصور|المراسل|المراسله|الفتي|الفتاه|الطبيب|المسعف|المتطوع|السايق|العامل|المدرس|الجندي|مراسل|مراسله|مصور)$/

/** «أصيب المدني …», «إصابة أحد السكان», «وجرح آخر»: one person. */
function oneNamed(line: Line, at: number): CountedNoun | null {
  if (!has(line, at - 1, 'dead', 'wounded')) return null
  const text = tokenAt(line, at)?.text ?? ''
  const one = NAMED.test(text) || text === 'احد' || text === 'احدي' || text === 'اخر'
  return one ? { from: at, to: at + 1, value: 1, bound: null, noun: 'شخص', class: 'person', others: [] } : null
}

/** «طفلة ورجل»، «3 أطفال وامرأة»: further people joined by «و» belong to the figure. */
export function withMore(line: Line, counted: CountedNoun, to: number): { value: number; bound: Count['bound']; to: number } {
  let { value, to: end } = counted
  const people = counted.class !== null && counted.class !== 'thing' && counted.class !== 'family'
  while (people && end < to) {
    const text = tokenAt(line, end)?.text ?? ''
    // «زوجها وأحد أطفالها»: once folded «وأحد» looks like «واحد» and may have been taken with the count
    const one = /^واحد(ي)?$/.test(text) ? end + 1 : /^واحد(ي)?$/.test(tokenAt(line, end - 1)?.text ?? '') ? end : -1
    if (one >= 0 && RELATIVES.test(tokenAt(line, one)?.text ?? '')) {
      value++
      end = one + 1
      continue
    }
    if (!text.startsWith('و')) break
    const noun = nounOf(tokenAt(line, end))
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

const RELATIVES = /^(اطفال|ابناي?|ابناو|اولاد|بنات|اشقاي?|احفاد|اقارب|افراد)(ه|ها|هم|هما)$/
