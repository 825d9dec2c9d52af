import { badRequest } from './errors.ts'
import type { UploadedFile } from './multipart.ts'
import { type Params, stringOf } from './params.ts'

export interface KeptFile extends UploadedFile {
  readonly id: string
  readonly path: string
}

/** Files that the bot sent, or that tests put here for people to send. */
export class FileStore {
  readonly #byId = new Map<string, KeptFile>()
  readonly #byPath = new Map<string, KeptFile>()
  #next = 1

  keep(file: UploadedFile): KeptFile {
    const number = this.#next++
    const kept = { ...file, id: `file-${number}`, path: `documents/file_${number}${extensionOf(file.name)}` }
    this.#byId.set(kept.id, kept)
    this.#byPath.set(kept.path, kept)
    return kept
  }

  byId(id: string | undefined): KeptFile | undefined {
    return id === undefined ? undefined : this.#byId.get(id)
  }

  byPath(path: string): KeptFile | undefined {
    return this.#byPath.get(path)
  }

  /** The file that a parameter names: uploaded in this call, `attach://…`, a file id or an address. Throws 400. */
  named(params: Params, name: string, files: ReadonlyMap<string, UploadedFile>): KeptFile {
    return this.resolve(stringOf(params, name), name, files)
  }

  resolve(value: string | undefined, name: string, files: ReadonlyMap<string, UploadedFile>): KeptFile {
    const attached = value?.startsWith('attach://') ? files.get(value.slice(9)) : files.get(name)
    if (attached) {
      if (attached.bytes.length === 0) throw badRequest('file must be non-empty')
      return this.keep(attached)
    }
    const known = this.byId(value)
    if (known) return known
    if (!value) throw badRequest(`there is no ${name} in the request`)
    if (/^https?:\/\//.test(value) && URL.canParse(value)) {
      return this.keep({
        name: new URL(value).pathname.split('/').at(-1) || 'file',
        mime: 'application/octet-stream',
        bytes: Buffer.alloc(0),
      })
    }
    throw badRequest('wrong file identifier/HTTP URL specified')
  }
}

function extensionOf(name: string): string {
  return /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
}
