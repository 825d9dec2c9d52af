/** Arithmetic of the field with 256 elements that QR codes are protected by (x^8 + x^4 + x^3 + x^2 + 1), and their check bytes. */
const EXP = new Uint8Array(512)
const LOG = new Uint8Array(256)
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value
  EXP[power + 255] = value
  LOG[value] = power
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0)
}

function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : EXP[LOG[a]! + LOG[b]!]!
}

/** Reed-Solomon check bytes of one block. */
export function checkBytes(data: readonly number[], count: number): readonly number[] {
  const generator = generatorOf(count)
  const rest = new Array<number>(count).fill(0)
  for (const byte of data) {
    const factor = byte ^ rest.shift()!
    rest.push(0)
    for (let index = 0; index < count; index++) rest[index] = rest[index]! ^ multiply(generator[index]!, factor)
  }
  return rest
}

/** Coefficients below the leading one, highest first. */
function generatorOf(degree: number): readonly number[] {
  let product = [1]
  for (let root = 0; root < degree; root++) {
    const next = new Array<number>(product.length + 1).fill(0)
    for (const [index, coefficient] of product.entries()) {
      next[index] = next[index]! ^ coefficient
      next[index + 1] = next[index + 1]! ^ multiply(coefficient, EXP[root]!)
    }
    product = next
  }
  return product.slice(1)
}
