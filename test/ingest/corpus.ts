import { readFileSync } from 'node:fs'

/** Lines of a corpus file beside the test; `#` and a space open a comment. */
export function corpusLines(file: URL): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('# '))
}
