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

/** «كالذي تعرضت له دوما», «على غرار ما شهدته سقبا», «تكرار لما عاشته داريا»: what happened to another place is what this is measured by. */
export function isLikened({ line, from, place }: Sketch): boolean {
  for (let at = place.kindFrom - 1; at >= Math.max(from, place.kindFrom - LIKE_REACH); at--) {
    const text = textAt(line, at)
    if (/^(كالذي|كالتي|كتلك|كذاك|مثلما)$/.test(text) && has(line, at + 1, 'receive')) return true
    if (/^(لما|بما|ما)$/.test(text) && (has(line, at + 1, 'receive') || /^(جري|حدث|حصل)$/.test(textAt(line, at + 1))))
      return hasWord(line, at - 2, at, LIKE)
    if (text === '،') return false
  }
  return false
}

const LIKE_REACH = 5
const LIKE =
  /^(و)?(غرار|شاكله|عينه|نفسه|ذاته|بعينه|[يت]شبه|شبيها?|شبيهه|اشبه|مثل|تكرارا?|نسخه|صوره|مماثل|مماثله|[يت]ستشهد|[يت]ستحضر|[يت]ذكر(نا|هم)?|[يت]عيد)$/

/** «لم تشهد … سقوط قذائف», «لم تسجل أي غارة», «لم تُسمع قذيفة منذ الظهر» */
export function sawNone(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) {
    if (!/^(و|ف)?لم$/.test(textAt(line, at)) || !/^[تي](شهد|سجل|رصد|سقط|نفذ|شن|وجه|سمع|نزل|نهمر|طلق)$/.test(textAt(line, at + 1))) continue
    const fire = findTag(line, at + 2, Math.min(to, at + NONE_REACH), 'aircraft', ...FIRE)
    // «لم تسجل إصابات بسقوط صاروخين»
    if (fire < 0 || hasTag(line, at + 2, fire, 'dead', 'wounded', 'loss')) return false
    return !hasWord(line, at + 2, fire, /^(،|هدوءا|ان|قبل)$/) && !hasWord(line, at + 2, to, /^(باستثناء|سوي|عدا|الا)$/)
  }
  return false
}

/** «وبعيدا عن القصف، التهمت النيران …»: something else is told of. */
export function isSetAside(line: Line, from: number, to: number): boolean {
  const fire = findTag(line, line.from, to, 'fire-noun')
  if (tokenAt(line, fire - 1)?.text !== 'عن' || !/^(و|ف)?(بعيدا|بمعزل|بمناي)$/.test(textAt(line, fire - 2))) return false
  if (fire - 2 > line.from && tokenAt(line, fire - 3)?.text !== '،') return false
  return !hasTag(line, Math.max(from, fire + 1), to, 'projectile', 'aircraft', 'fire-verb', 'fire-noun')
}

const NONE_REACH = 9

/** «سلمت داعل من القذائف», «في منأى عن الغارات», «لم يطل القصف جرابلس», «من دون سقوط أي صاروخ»: the fire left the place out. */
export function isSpared({ line, from, to, place }: Sketch): boolean {
  for (let at = from; at < to - 1; at++) {
    const text = textAt(line, at)
    const next = textAt(line, at + 1)
    if (SPARED.test(text) && !NOT.test(textAt(line, at - 1)) && place.kindFrom < at + SPARED_REACH) {
      const of = findFrom(line, at + 1, Math.min(to, at + SPARED_REACH))
      if (of >= 0 && place.kindFrom < of && hasTag(line, of + 1, of + 3, ...FIRE)) return true
    }
    // «انضمت إلى المصالحات ما جنبها القصف»
    if (SPARES.test(text) && hasTag(line, at + 1, at + 4, ...FIRE)) return !/^(و|ف)?(لم|لن|لا)$/.test(textAt(line, at - 1))
    // «لم تكن سقبا بمنأى عن القصف»
    if (/^(و)?(ب)?(مناي|مامن|معزل|بعيد(ه|ا|ين)?)$/.test(text) && place.kindFrom < at && hasTag(line, at + 2, at + 4, ...FIRE))
      return !hasWord(line, line.from, at, /^(و|ف)?(لم|ليس|ليست|لا|ما)$/)
    if (/^(و|ف)?(لم|لن)$/.test(text) && REACHES.test(next) && hasTag(line, at - 2, at + 4, 'fire-noun', 'projectile'))
      return !hasWord(line, at, to, /^(وحد(ه|ها|هم|هما)|فقط|فحسب|الا|سوي|بل)$/)
    if (/^(و)?(دون|بدون|بلا)$/.test(text) && !hasTag(line, from, at, ...FIRE) && /^(سقوط|وقوع|تسجيل|حدوث|اي)$/.test(next))
      return hasTag(line, at + 1, at + 5, 'projectile', 'fire-noun') && !hasTag(line, at + 5, to, 'fire-verb', 'fire-noun')
  }
  return false
}

const SPARED = /^(و|ف)?(سلمت?|سلموا|سلما|سلمتا|نجت|نجا|نجوا|نجتا)$/
const NOT = /^(و|ف)?(لم|لا|ما|لن)$/
const SPARES = /^(و|ف|ل)?[يت]?(جنب|عفي|اعفا)(ها|هم|ه|هما|ت|تها|تهم)?$/
const SPARED_REACH = 7
const REACHES = /^[يت](طل|طال|طاول|شمل|صل)$/

function findFrom(line: Line, from: number, to: number): number {
  for (let at = from; at < to; at++) if (tokenAt(line, at)?.text === 'من') return at
  return -1
}

/** «تظاهروا في نوى تضامنا مع أهالي إدلب الذين يتعرضون لقصف»: the fire is elsewhere. */
export function isProtested({ line, from, to, place }: Sketch): boolean {
  const fire = findTag(line, place.to, to, 'receive', ...FIRE)
  return fire >= 0 && !hasTag(line, Math.max(from, place.kindFrom - 6), place.kindFrom, ...FIRE) && hasWord(line, place.to, fire, PROTEST)
}

const PROTEST = /^(و)?(تضامنا|تنديدا|نصره|استنكارا|احتجاجا|[يت]?تضامن(ون|ت|وا)?|منددين|مندده|رفضا)$/

/** «خرقت مقاتلات جدار الصوت», «ظن الناس أنها غارة», «القنابل المسيلة للدموع»: what was no fire. */
export function onlySounded({ line, from, to }: Sketch): boolean {
  const fire = findTag(line, from, to, ...FIRE)
  // «تصوير المدينة لا قصفها», «ألا يقصف دمشق»
  if (fire >= 0 && /^(لا|لن|بالا)$/.test(textAt(line, fire - 1)) && has(line, fire, 'fire-verb', 'fire-noun'))
    return !hasTag(line, fire + 1, to, 'projectile', 'aircraft', ...FIRE)
  // «دوي انفجارات سمع في حمص»: heard, and not where it struck
  if (
    hasWord(line, from, to, HEARD) &&
    hasWord(line, from, to, SOUND) &&
    !hasTag(line, from, to, 'projectile', 'aircraft', 'fire-verb', 'fire-noun')
  )
    return true
  for (let at = from; at < to - 1; at++) {
    if (/^(جدار|حاجز)$/.test(textAt(line, at)) && /^الصوت$/.test(textAt(line, at + 1)))
      return !hasTag(line, from, to, 'fire-verb', 'projectile')
    if (has(line, at, 'projectile') && HARMLESS.test(textAt(line, at + 1))) return !hasTag(line, at + 2, to, 'fire-verb', 'fire-noun')
    if (/^(و|ف)?(ظن|ظنوا|ظنت|خالوا|توهموا)$/.test(textAt(line, at)) && hasTag(line, at + 2, at + 5, ...FIRE)) return true
  }
  return false
}

const HEARD = /^(و|ف)?(سمع|سمعت|سمعوا|[يت]سمع)$/
const SOUND = /^(و)?(ال)?(دوي|صوت|اصوات|صدي|اصداء)$/
const HARMLESS = /^(ال)?(مسيله?|مسيلات|مضييه|صوتيه|دخانيه|ضوييه)$/

/** «ملف عن الغارة التي أصابت …», «كتب: من يقصف دوما اليوم …»: the fire is what somebody speaks of, or whoever fires. */
export function isTalkedOf({ line, from, to }: Sketch): boolean {
  const fire = findTag(line, from, to, ...FIRE)
  if (fire < 0) return false
  const before = textAt(line, fire - 1)
  if (ABOUT.test(before)) return hasWord(line, fire - TALK_REACH, fire - 1, TALK)
  return before === 'من' && has(line, fire, 'fire-verb', 'aim') && /^(:|"|«|ان|بان|كل|اول|)$/.test(textAt(line, fire - 2))
}

const ABOUT = /^(عن|حول|بشان|بخصوص|حيال)$/
const TALK_REACH = 7
const TALK =
  /^(و|ب)?(ال|لل)?(ملفا?|شهاده|شهادات|شريطا?|فيلما?|كتابا?|وثايق|ادله|روايه|روايات|اسيله|سوالا?|قصه|قصص|اغنيه|مقالا?|بحثا?|دراسه|تحقيقا?|فصلا?|محاضره|ندوه|مسرحيه|معرضا?)$/

/** «صواريخ قادرة على إصابة المطار», «عازم على قصف نوى», «ستعاود ضرب البوكمال»: what may or shall be. */
export function isIntended({ line, from, place }: Sketch): boolean {
  for (let at = from; at < place.kindFrom; at++) {
    const text = textAt(line, at)
    // «رفض قصف حماة», «رفض الطيار قصف حماة», «قرار قصف القصير», «أمر بقصف سقبا»
    if (has(line, at, 'fire-noun') && hasWord(line, at - 2, at, DECIDED)) return true
    if (INTENDS.test(text) && (hasTag(line, at + 1, at + 4, ...FIRE) || hasWord(line, at + 1, at + 4, DEED))) return true
    if (SHALL.test(text) && hasTag(line, at, at + 3, ...FIRE)) return true
    if (/^[يت]لجا$/.test(text) && /^ان$/.test(textAt(line, at - 1))) return true
  }
  return false
}

const INTENDS =
  /^(ال)?(قادر|كفيل|عازم|مصمم|مستعد)(ه|ا|ين|ون)?$|^(و|ف)?([يت]ستطيع(ون)?|[يت]عتزم(ون)?|[يت]نوي|[يت]نوون|[يت]تيح|[يت]خول(ها|ه)?|[يت]امل(ون)?|[يت]ستعد(ون)?)$/
const DECIDED = /^(و|ف|ب|ل)?(ال)?(رفض|رفضت|رفضوا|رفضه|قرارا?|امر|امرا|اوامر|اوامرا|تعليمات|خيار|فكره|طلب|[يت]رفض(ون)?|[يتن]تردد)$/
const DEED = /^(اصابه|بلوغ|ضرب|الوصول|تدمير|رمي)$/
const SHALL = /^(و|ف)?س[يتن](عاود|واصل|ستانف|كثف|شن|نفذ|طلق|وجه|جدد|بدا|قوم|لجا|رد|كرر|ستمر|صعد|وسع|ضرب|عود|ستهدف|طال)(ون|ها|ه)?$/
