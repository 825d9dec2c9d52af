import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'

/** Words of fire, as what is said about fire looks for them. */
export const FIRE = ['fire-verb', 'fire-noun', 'projectile', 'strike-noun', 'aim'] as const

/** «بذريعة أن الطائرات قصفت …»: a reason that somebody gives for what he did. */
export function isPretext({ line, from, place }: Sketch): boolean {
  for (let at = Math.max(line.from, from - PRETEXT_REACH); at < place.kindFrom - 2; at++)
    if (PRETEXT.test(textAt(line, at)) && /^(ان|انها|انه)$/.test(textAt(line, at + 1))) return hasTag(line, at + 2, line.to, ...FIRE)
  return false
}

const PRETEXT_REACH = 4
const PRETEXT = /^(بذريعه|بحجه|بدعوي)$/

/** «كالذي تعرضت له دوما», «على غرار ما شهدته سقبا»: what happened to another place is what this is measured by. */
export function isLikened({ line, from, place }: Sketch): boolean {
  for (let at = place.kindFrom - 1; at >= Math.max(from, place.kindFrom - LIKE_REACH); at--) {
    const text = textAt(line, at)
    if (/^(كالذي|كالتي|كتلك|كذاك|مثلما)$/.test(text) && has(line, at + 1, 'receive')) return true
    if (text === 'ما' && has(line, at + 1, 'receive')) return /^(غرار|شاكله|عينه|نفسه|ذاته|بعينه|يشبه|تشبه|مثل)$/.test(textAt(line, at - 1))
    if (text === '،') return false
  }
  return false
}

const LIKE_REACH = 5

/** «لم تشهد … سقوط قذائف», «لم تسجل أي غارة» */
export function sawNone(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) {
    if (!/^(و|ف)?لم$/.test(textAt(line, at)) || !/^[تي](شهد|سجل|رصد|سقط|نفذ|شن|وجه)$/.test(textAt(line, at + 1))) continue
    const fire = findTag(line, at + 2, Math.min(to, at + NONE_REACH), 'aircraft', ...FIRE)
    // «لم تسجل إصابات بسقوط صاروخين»
    if (fire < 0 || hasTag(line, at + 2, fire, 'dead', 'wounded', 'loss')) return false
    return !hasWord(line, at + 2, fire, /^(،|هدوءا)$/) && !hasWord(line, at + 2, to, /^(باستثناء|سوي|عدا|الا)$/)
  }
  return false
}

/** «وبعيدا عن القصف، التهمت النيران …»: something else is told of. */
export function isSetAside(line: Line, from: number, to: number): boolean {
  const fire = findTag(line, line.from, to, 'fire-noun')
  if (tokenAt(line, fire - 1)?.text !== 'عن' || !/^(و|ف)?(بعيدا|بمعزل|بمناي)$/.test(textAt(line, fire - 2))) return false
  return !hasTag(line, Math.max(from, fire + 1), to, 'projectile', 'aircraft', 'fire-verb', 'fire-noun')
}

const NONE_REACH = 9
