import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { ReadPage } from './read-page.ts'
import { scanDepth } from './scan-depth.ts'
import { createSlots } from './slots.ts'

export const PAGE_TIMEOUT_MS = 4_000
const START_TIMEOUT_MS = 20_000
const PAGE_MEMORY_MB = 256
const PAGES_AT_ONCE = 2
const PAGES_WAITING = 100
const OUTPUT_MAX_BYTES = 8_000_000

export type PageFailure = 'too-deep' | 'too-many-tags' | 'timeout' | 'memory' | 'no-text' | 'busy' | 'broken'

export type PageResult =
  | { readonly ok: true; readonly page: ReadPage }
  | { readonly ok: false; readonly reason: PageFailure; readonly message: string }

/** Reads the main text out of a page; never throws for what the page is. */
export type PageReader = (html: string) => Promise<PageResult>

export interface PageLimits {
  /** From the moment the child is ready. */
  readonly timeoutMs?: number
  readonly memoryMb?: number
  readonly atOnce?: number
  readonly waiting?: number
}

/**
 * A reader that hands each page to a process of its own, since a page can hold a parser for minutes and no thread of ours can stop it.
 * The process has no environment, limited memory, and is killed when its time is up.
 */
export function createPageReader(limits: PageLimits = {}): PageReader {
  const slots = createSlots(limits.atOnce ?? PAGES_AT_ONCE, limits.waiting ?? PAGES_WAITING)
  return async html => {
    const scan = scanDepth(html)
    if (!scan.ok)
      return fail(scan.reason, scan.reason === 'too-deep' ? 'tags are nested more than 256 deep' : 'more tags than any article has')
    return (await slots.run(() => readInChild(html, limits))) ?? fail('busy', 'too many pages are waiting to be read')
  }
}

function readInChild(html: string, limits: PageLimits): Promise<PageResult> {
  const timeoutMs = limits.timeoutMs ?? PAGE_TIMEOUT_MS
  const child = startChild(limits.memoryMb ?? PAGE_MEMORY_MB)
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    let bytes = 0
    const end = (result: PageResult) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      resolve(result)
    }
    const expire = () => end(fail('timeout', `the page took longer than ${timeoutMs} ms to read`))
    let timer = setTimeout(expire, START_TIMEOUT_MS)
    child.stdout!.on('data', (chunk: Buffer) => {
      if (bytes === 0) {
        clearTimeout(timer)
        timer = setTimeout(expire, timeoutMs)
      }
      bytes += chunk.length
      chunks.push(chunk)
      if (bytes > OUTPUT_MAX_BYTES) end(fail('broken', 'the page gives more text than any article has'))
    })
    // The child may be gone before it has read everything; its exit says why.
    child.stdin!.on('error', () => {})
    child.on('error', cause => end(fail('broken', `the page's process did not start: ${cause.message}`)))
    child.on('close', (code, signal) => end(code === 0 ? readOutput(Buffer.concat(chunks)) : describeExit(code, signal)))
    child.stdin!.end(html)
  })
}

function startChild(memoryMb: number): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts')
  const script = fileURLToPath(new URL(isSource ? './page-child.ts' : './page-child.js', import.meta.url))
  const loader = isSource ? ['--import', createRequire(import.meta.url).resolve('tsx')] : []
  return spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, ...loader, script], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] })
}

function readOutput(output: Buffer): PageResult {
  const page = JSON.parse(output.toString()) as ReadPage
  return page.text === '' ? fail('no-text', 'no text was found in the page') : { ok: true, page }
}

function describeExit(code: number | null, signal: NodeJS.Signals | null): PageResult {
  // V8 aborts when its heap is full; the system's own killer sends SIGKILL.
  if (signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || code === 134)
    return fail('memory', 'the page took too much memory to read')
  return fail('broken', `the page could not be read (${signal ?? `exit code ${code}`})`)
}

function fail(reason: PageFailure, message: string): PageResult {
  return { ok: false, reason, message }
}
