import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, in memory, that can be filled. */
export interface SmallDisk {
  readonly directory: string
  fill(): void
  free(): void
  /** Unmounts it; what lies on it is gone. */
  remove(): void
}

const CHUNK = Buffer.alloc(1 << 20)

/** Null where this user may not mount. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const directory = mkdtempSync(join(tmpdir(), 'hudna-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', directory])
  if (mounted.status !== 0) {
    rmSync(directory, { recursive: true, force: true })
    return null
  }
  const filler = join(directory, 'filler')
  const remove = () => {
    process.off('exit', remove)
    spawnSync('umount', ['-l', directory])
    rmSync(directory, { recursive: true, force: true })
  }
  process.once('exit', remove)
  return { directory, fill: () => fill(filler), free: () => rmSync(filler, { force: true }), remove }
}

function fill(path: string): void {
  const file = openSync(path, 'a')
  try {
    // Ever smaller pieces, until not even a byte fits.
    for (let size = CHUNK.length; size >= 1; size = Math.floor(size / 16)) while (wrote(file, size));
  } finally {
    closeSync(file)
  }
}

function wrote(file: number, size: number): boolean {
  try {
    return writeSync(file, CHUNK, 0, size) === size
  } catch {
    return false
  }
}
