import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Systems take 104 to 108 bytes for the path of a socket; Node cuts off what is longer without a word. */
const LONGEST_BYTES = 100

/** Where a folder for the socket is somebody else's, or open to others: whoever made it could give commands, or answer them. */
export class SocketFolderError extends Error {
  override readonly name = 'SocketFolderError'
  constructor(folder: string) {
    super(`${folder} belongs to somebody else or is open to others: remove it, or give a DATA_DIR with a shorter path`)
  }
}

/**
 * The socket of the process that holds DATA_DIR: in that folder, or, where its path is too long for one, in a folder of its own below the system's
 * for temporary files, named after it. Every process that is given the same DATA_DIR comes to the same path.
 */
export function controlSocket(dataDir: string): string {
  const folder = realFolder(dataDir)
  const path = join(folder, 'control.sock')
  if (Buffer.byteLength(path) <= LONGEST_BYTES) return path
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return join(tmpdir(), `hudna-${name}`, 'control.sock')
}

/**
 * The same path, with its folder made: for this user alone.
 * @throws SocketFolderError
 */
export function makeControlSocket(dataDir: string): string {
  const path = controlSocket(dataDir)
  const folder = dirname(path)
  if (folder === realFolder(dataDir)) return path
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  if ((process.getuid && uid !== process.getuid()) || (mode & 0o077) !== 0) throw new SocketFolderError(folder)
  return path
}

function realFolder(dataDir: string): string {
  try {
    return realpathSync(dataDir)
  } catch {
    return resolve(dataDir)
  }
}
