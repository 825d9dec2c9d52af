import { ApiError } from '../errors.ts'
import type { KeptFile } from '../files.ts'
import type { Json } from '../params.ts'

const MAX_PHOTO_BYTES = 10 * 1024 * 1024

/** The `photo` of a message, in one size. Throws 413 beyond 10 MB. */
export function photoFields(file: KeptFile): Json {
  if (file.bytes.length > MAX_PHOTO_BYTES) throw new ApiError(413, 'Request Entity Too Large')
  return { photo: [{ ...reference(file), ...dimensions(file.bytes) }] }
}

export function documentFields(file: KeptFile): Json {
  return { document: { ...reference(file), file_name: file.name, mime_type: file.mime } }
}

function reference(file: KeptFile): Json {
  return { file_id: file.id, file_unique_id: `u-${file.id}`, file_size: file.bytes.length }
}

/** Width and height out of a PNG's header; a plausible size for other pictures. */
function dimensions(bytes: Buffer): Json {
  const isPng = bytes.length >= 24 && bytes.toString('latin1', 1, 4) === 'PNG'
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 800, height: 600 }
}
