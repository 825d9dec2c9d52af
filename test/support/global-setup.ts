import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BUILT_SCRIPTS, buildScripts } from './scripts.ts'

/** Once per run, before the first file: what tests start in processes of their own. */
export async function setup(): Promise<() => void> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url))
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(`${cache}/test-scripts-`)
  await buildScripts(folder)
  process.env[BUILT_SCRIPTS] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
