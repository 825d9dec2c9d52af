/** One size of code at error correction level M (15% may be lost). */
export interface QrVersion {
  readonly version: number
  /** Modules along a side. */
  readonly size: number
  /** Data bytes of each block, in order. */
  readonly blocks: readonly number[]
  readonly checkBytesPerBlock: number
  /** Centres of the alignment patterns. */
  readonly alignment: readonly number[]
}

const VERSIONS: readonly QrVersion[] = [
  { version: 1, size: 21, blocks: [16], checkBytesPerBlock: 10, alignment: [] },
  { version: 2, size: 25, blocks: [28], checkBytesPerBlock: 16, alignment: [6, 18] },
  { version: 3, size: 29, blocks: [44], checkBytesPerBlock: 26, alignment: [6, 22] },
  { version: 4, size: 33, blocks: [32, 32], checkBytesPerBlock: 18, alignment: [6, 26] },
  { version: 5, size: 37, blocks: [43, 43], checkBytesPerBlock: 24, alignment: [6, 30] },
  { version: 6, size: 41, blocks: [27, 27, 27, 27], checkBytesPerBlock: 16, alignment: [6, 34] },
]

/** Four bits of mode and eight of length come before the text. */
const HEAD_BITS = 12

/** The smallest version that holds so many bytes of text; null above 106 bytes, more than any link of ours has. */
export function versionFor(textBytes: number): QrVersion | null {
  return VERSIONS.find(version => capacityOf(version) * 8 >= HEAD_BITS + textBytes * 8) ?? null
}

export function capacityOf(version: QrVersion): number {
  return version.blocks.reduce((sum, bytes) => sum + bytes, 0)
}
