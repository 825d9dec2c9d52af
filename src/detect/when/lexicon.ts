/** A word of a table, met in a text with whatever leans on it. */
export interface Word<T> {
  readonly value: T
  /** «و», «ب», «ل» … before the word as the table has it, or ''. */
  readonly clitic: string
}

const BEFORE_BARE = ['', 'و', 'ف', 'ب', 'ل', 'وب', 'ول']
const BEFORE_ARTICLE = ['', 'و', 'ف', 'ب', 'ع', 'ك', 'وب', 'ه']

/** Every form under which the words of a table occur. Words are folded; several of one value are parted by spaces. The first row of a form wins. */
export function lexicon<T>(rows: readonly (readonly [words: string, value: T])[]): ReadonlyMap<string, Word<T>> {
  const map = new Map<string, Word<T>>()
  const add = (form: string, word: Word<T>) => {
    if (!map.has(form)) map.set(form, word)
  }
  for (const [words, value] of rows)
    for (const word of words.split(' ')) {
      const article = word.startsWith('ال') && word.length > 4
      for (const clitic of article ? BEFORE_ARTICLE : BEFORE_BARE) add(clitic + word, { value, clitic })
      // «ل» swallows the alef of the article: «للأحد»
      if (article) for (const clitic of ['ل', 'ول']) add(`${clitic}ل${word.slice(2)}`, { value, clitic })
    }
  return map
}

export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap(list => list.split(' ')))
}
