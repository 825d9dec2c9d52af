/** The process in which one page is read: HTML on standard input, one JSON line on standard output. `page-reader.ts` starts and ends it. */
import { text } from 'node:stream/consumers'
import { withinTime } from '../../reading-limit.ts'
import { readPage } from './read-page.ts'

/** Longer than the parent waits: it ends a child whose parent was killed, which would otherwise compute on. */
const OWN_LIMIT_MS = 8_000

// The parent's clock starts here, so that a busy machine's slow start is not counted against the page.
process.stdout.write('\n')
const html = await text(process.stdin)
process.stdout.write(withinTime(OWN_LIMIT_MS, () => JSON.stringify(readPage(html))))
