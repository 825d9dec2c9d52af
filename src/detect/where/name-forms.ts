/** A spelling of a name as folded words. `derived` ones are ours: likely, but no table and no reader wrote them. */
export interface NameForm {
  readonly words: readonly string[]
  readonly derived: boolean
}

/**
 * The spellings under which news writes a name: as given, its first part joined or apart (كفر بطنا، كفربطنا), its ending as ا، ه or ى
 * (بيت سوى، بيت سوا), its ال left out or added. `words` are folded; `source` is the name before folding, which still tells ى from ي.
 */
export function nameForms(words: readonly string[], source: string): NameForm[] {
  const forms: NameForm[] = [{ words, derived: false }]
  if (words.length > 4 || !ARABIC.test(words[0] ?? '')) return forms
  const endsInAlifMaqsura = source.endsWith('ى')
  for (const parted of joinedAndApart(words)) {
    for (const ended of endings(parted, endsInAlifMaqsura)) {
      // a space more or less is no other name
      if (ended !== words) forms.push({ words: ended, derived: ended !== parted })
      for (let at = 0; at < Math.min(ended.length, 2); at++) {
        const changed = articleChanged(ended[at] as string)
        if (changed !== null && agrees(ended, at)) forms.push({ words: ended.with(at, changed), derived: true })
      }
    }
  }
  return forms
}

const ARABIC = /^[\u0621-\u064A]/

/** First parts that writers join to the next word or not. */
export const FIRST_PARTS: ReadonlySet<string> = new Set(
  'كفر معر معرة عين تل دير بيت جب خان حوش ام ابو راس بير بئر شيخ عرب قره حصن وادي سرج زور برج نبع كرم عبد تير باب مرج خربه معبر مخيم'
    .split(' ')
    .map(part => part.replace('ة', 'ه').replace('ئ', 'ي')),
)

function joinedAndApart(words: readonly string[]): (readonly string[])[] {
  const [first = '', second, ...rest] = words
  const out = [words]
  if (second !== undefined) {
    if (FIRST_PARTS.has(first)) out.push([first + second, ...rest])
    return out
  }
  for (const part of LONG_FIRST_PARTS) {
    if (first.startsWith(part) && first.length >= part.length + 3) {
      out.push([part, first.slice(part.length)])
      break
    }
  }
  return out
}

/** Parts long or telling enough that cutting there never makes two ordinary words of one name. */
export const LONG_FIRST_PARTS: readonly string[] = ['كفر', 'معره', 'معر', 'دير', 'خان', 'بيت', 'عين']

function endings(words: readonly string[], endsInAlifMaqsura: boolean): (readonly string[])[] {
  const last = words[words.length - 1] ?? ''
  if (last.length < 4 && words.length === 1) return [words]
  const stem = last.slice(0, -1)
  if (last.endsWith('اء')) return [words, words.with(-1, stem)]
  if (last.endsWith('ا')) return [words, words.with(-1, `${stem}ه`), words.with(-1, `${stem}ي`)]
  if (last.endsWith('ه')) return [words, words.with(-1, `${stem}ا`)]
  if (last.endsWith('ي') && endsInAlifMaqsura) return [words, words.with(-1, `${stem}ا`)]
  return [words]
}

/** Neither «باب شرقي» nor «الباب الشرقي» is written «الباب شرقي»: that is east of الباب. «غرب معرة» is west of any town that begins so. */
function agrees(ended: readonly string[], at: number): boolean {
  if (at === 1 && SIDE.test(ended[0] as string)) return false
  const side = SIDE.exec(ended[1] ?? '')
  return side === null || (at === 0 && side[1] !== undefined)
}

const SIDE = /^(ال)?(?:شمال|جنوب|شرق|غرب)يه?$/

/** The word without its ال, or with one; null where too little would be left. */
function articleChanged(word: string): string | null {
  if (word.startsWith('ال')) return word.length > 4 ? word.slice(2) : null
  return word.length > 2 ? `ال${word}` : null
}
