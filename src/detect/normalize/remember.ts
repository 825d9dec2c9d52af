/** Words remembered by each reader; beyond it its memory starts anew, so that mixed-up input cannot fill the process. */
const REMEMBERED = 60_000

/** The same reader of words, which reads each word once: news says few words over and over. What it returns is shared and never changed. */
export function remembered<Value>(read: (word: string) => Value): (word: string) => Value {
  let memory = new Map<string, Value>()
  return word => {
    const known = memory.get(word)
    if (known !== undefined) return known
    const value = read(word)
    if (memory.size >= REMEMBERED) memory = new Map()
    memory.set(word, value)
    return value
  }
}

const tests = new Map<string, (word: string) => boolean>()

/** Whether a pattern without flags fits a word, asked of the engine once for each word. */
export function fits(pattern: RegExp, word: string): boolean {
  const { source } = pattern
  let test = tests.get(source)
  if (!test) {
    test = remembered(text => pattern.test(text))
    tests.set(source, test)
  }
  return test(word)
}
