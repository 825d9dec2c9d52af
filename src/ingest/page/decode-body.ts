const META_SEARCH_BYTES = 4096

/**
 * Bytes of a page or feed as text. What is valid UTF-8 is UTF-8, whatever is declared, since no other text reads like it by accident;
 * then the declared charset (header, then the document), UTF-8 with a few broken letters, and at last windows-1256, in which old Arabic
 * pages are written. Never throws.
 */
export function decodeBody(bytes: Uint8Array, contentType = ''): string {
  const marked = markedCharset(bytes)
  if (marked !== null) return new TextDecoder(marked).decode(bytes)
  const strict = decodeStrictly(bytes)
  if (strict !== null) return strict
  const declared = [charsetIn(contentType), charsetInDocument(bytes)].filter(label => label !== null && !isLatin(label) && !isUtf8(label))
  for (const label of declared) {
    const text = decodeAs(label!, bytes)
    if (text !== null) return text
  }
  const loose = new TextDecoder('utf-8').decode(bytes)
  return isMostlyWhole(loose) ? loose : new TextDecoder('windows-1256').decode(bytes)
}

function markedCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return null
  }
}

function charsetInDocument(bytes: Uint8Array): string | null {
  return charsetIn(new TextDecoder('latin1').decode(bytes.subarray(0, META_SEARCH_BYTES)))
}

function charsetIn(text: string): string | null {
  return /(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_:-]{2,30})/i.exec(text)?.[1]?.toLowerCase() ?? null
}

/** A web server's default, which says nothing about an Arabic page. */
function isLatin(label: string): boolean {
  return /^(?:iso-?8859-1|latin-?1|us-ascii|ascii|windows-1252|cp1252)$/.test(label)
}

function isUtf8(label: string): boolean {
  return /^utf-?8$/.test(label)
}

/** A page that was cut in the middle of a letter has one broken sign; one in another charset has hardly anything else. */
function isMostlyWhole(text: string): boolean {
  let broken = 0
  let foreign = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken += 1
    else if (code > 0x7f) foreign += 1
  }
  return broken * 10 < foreign
}
