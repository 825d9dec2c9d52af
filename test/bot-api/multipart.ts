export interface UploadedFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Buffer
}

export interface MultipartForm {
  readonly fields: Readonly<Record<string, string>>
  readonly files: ReadonlyMap<string, UploadedFile>
}

const HEADER_END = Buffer.from('\r\n\r\n')

/** Fields and files of a `multipart/form-data` body; undefined where the body does not keep its boundary. */
export function parseMultipart(body: Buffer, boundary: string): MultipartForm | undefined {
  if (boundary === '') return undefined
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const opening = delimiter.subarray(2)
  if (!body.subarray(0, opening.length).equals(opening)) return undefined

  const fields: Record<string, string> = {}
  const files = new Map<string, UploadedFile>()
  let at = opening.length
  while (body.toString('latin1', at, at + 2) !== '--') {
    const headerEnd = body.indexOf(HEADER_END, at)
    if (headerEnd < 0) return undefined
    const contentEnd = body.indexOf(delimiter, headerEnd + HEADER_END.length - 2)
    if (contentEnd < 0) return undefined
    const header = body.toString('utf8', at, headerEnd)
    const content = body.subarray(Math.min(headerEnd + HEADER_END.length, contentEnd), contentEnd)
    const name = attribute(header, 'name')
    if (name === undefined) return undefined
    const fileName = attribute(header, 'filename')
    if (fileName === undefined) fields[name] = content.toString('utf8')
    else files.set(name, { name: fileName, mime: mimeOf(header), bytes: Buffer.from(content) })
    at = contentEnd + delimiter.length
  }
  return { fields, files }
}

function attribute(header: string, name: string): string | undefined {
  const match = new RegExp(`content-disposition:[^\\r\\n]*[;\\s]${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header)
  return match?.[1] ?? match?.[2]
}

function mimeOf(header: string): string {
  return /content-type:\s*([^\r\n;]+)/i.exec(header)?.[1]?.trim() ?? 'application/octet-stream'
}
