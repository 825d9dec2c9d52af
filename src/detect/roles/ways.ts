import type { Tag } from '../../data/lexicon/index.ts'
import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { isAdjunct } from './adjunct.ts'
import { startsWithAnd } from './role.ts'

/** How far to the left a word may stand and still govern a place. */
const REACH = 7
/** «تنتشر معظم فصائل التنظيم … في سراقب»: who stands where may be told at length. */
const ORIGIN_REACH = 13

export function leftWord(line: Line, index: number, pattern: RegExp, reach: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - reach); at--)
    if (pattern.test(textAt(line, at))) return true
  return false
}

export const FIRE: readonly Tag[] = ['fire-verb', 'fire-noun', 'projectile', 'aim', 'receive', 'strike-noun']

/** The token with the tag that governs the place from the left, with no word of fire and no other place between. */
function leftOf(line: Line, index: number, tag: Tag): number | null {
  const mention = line.mentions[index]
  if (!mention) return null
  const before = line.mentions[tag === 'origin' ? namedBefore(line, index) : index - 1]
  // «من اتجاه البحر المتوسط غرب بانياس»: what only says where the place before it lies shares its lot
  const wall = before && !(isAdjunct(line, before, mention) && !leadsOn(line, before.to, mention.kindFrom)) ? before.to : 0
  const floor = Math.max(line.from, mention.kindFrom - (tag === 'origin' ? ORIGIN_REACH : REACH), wall)
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = textAt(line, at)
    if (has(line, at, tag)) return tag === 'origin' && isObjectBehind(line, mention, at) ? null : at
    // «قال مديره: هناك 18 شهيدا في …»: those who fell there do not speak
    if (tag === 'person' && (SITUATION.test(text) || has(line, at, 'dead', 'wounded'))) return null
    // «من القواعد المتاخمة للجبهات، وهي: …»
    if (text === ':' && tag === 'origin' && NAMELY.test(textAt(line, at - 1))) continue
    if (text === '،' && tag === 'origin' && NAMELY.test(textAt(line, at + 1))) continue
    // «المتمركزة في الكلية الحربية، في حي الوعر»
    if (text === '،' && tag === 'origin' && tokenAt(line, at + 1)?.text === 'في' && hasWord(line, at - 4, at - 1, STANDS)) continue
    // «المتمركزة على جبل قاسيون»
    if (text === 'علي' && tag === 'origin' && STANDS.test(textAt(line, at - 1))) continue
    // «مصدره راجمة في …»
    if (tag === 'origin' && has(line, at - 1, tag) && has(line, at, 'projectile')) continue
    if (has(line, at, ...FIRE) || text === 'علي' || SAYS_WHAT.has(text)) return null
  }
  return null
}

/** «المتمركزة في ثكنة المهلب أحياء حلب»: where they stand is told, and no word leads to the town behind it. */
function isObjectBehind(line: Line, { mention, kindFrom }: PlacedMention, origin: number): boolean {
  if (!TOWN.test(mention?.kindWord ?? '') || kindFrom - origin < 3) return false
  const before = textAt(line, kindFrom - 1)
  if (LEADS.test(before) || has(line, kindFrom - 1, 'near', 'compass', 'partitive') || tokenAt(line, kindFrom - 1)?.kind !== 'word')
    return false
  return !/^[بلو]/.test(textAt(line, kindFrom)) && hasWord(line, origin + 1, kindFrom - 1, /^(في|علي|ب.*)$/)
}

const TOWN = /^(مدينه|بلده|قريه|مدينتي|بلدتي|قريتي|مدن|بلدات|قري|احياء|حيي)$/
const LEADS = /^(في|من|الي|علي|عند|داخل|ضمن|ريف|بريف|محيط|بمحيط|اطراف|حول|بين|و.*)$/

/** «مصدره قاعدة تركية في …»: whose base it is names no place. */
function namedBefore(line: Line, index: number): number {
  let at = index - 1
  while (line.mentions[at]?.mention === null && /^(ال)?\S{3,}(ي|يه)$/.test(textAt(line, line.mentions[at]?.from ?? 0))) at--
  return at
}

const NAMELY = /^و?(هي|ابرزها|منها|بينها|اهمها)$/

/** What was said begins behind these. */
const SAYS_WHAT: ReadonlySet<string> = new Set(['،', '؛', ':', 'ان', 'إن', 'بان', 'فان', 'انه', 'بانه', 'فانه', 'انها'])

/** «وصف النشطاء الوضع في الغوطة»: they speak of it, and not from it. */
const SITUATION = /^(ال)?(وضع|اوضاع|حال|حاله|ظروف|احداث|تطورات)$/

/** A word of origin governs the place, and those who stand there are not the ones fired at. */
export function isOrigin(line: Line, index: number): boolean {
  const at = leftOf(line, index, 'origin')
  if (at === null) return false
  // «الرحلات المغادرة من مطار دمشق»
  if (tokenAt(line, at)?.text === 'من' && has(line, at - 1, 'motion', 'go-out', 'entry') && !has(line, at - 1, 'origin')) return false
  // «عددا من نقاط …»
  if (tokenAt(line, at)?.text === 'من' && /^(و|ب|ل)?(ال)?(عددا?|عده|كلا?|جزءا?|اي|بعض|قريبا?|قرب)$/.test(textAt(line, at - 1))) return false
  // «دك الجيب الذي يتحصن به التنظيم في …»: where those stand who are struck
  if (
    HOLDS_OUT.test(textAt(line, at)) &&
    /^(الذي|التي)$/.test(textAt(line, at - 1)) &&
    hasTag(line, at - 5, at - 1, 'fire-verb', 'fire-noun', 'aim')
  )
    return false
  // «تدمير مرابض هاون في …»: the guns themselves are struck
  if (EMPLACED.test(textAt(line, at)) && hasTag(line, at - 4, at, 'aim', 'fire-verb', 'loss')) return false
  if (!STANDS.test(textAt(line, at))) return true
  for (let before = at - 1; before >= Math.max(line.from, at - 6); before--) {
    const text = textAt(line, before)
    // «قوات النظام استهدفت القوات المتمركزة في …»: who fires is named before, so those who stand there are struck
    if (has(line, before, 'fire-verb', 'aim')) return before === at - 1 || !hasTag(line, before - 3, before, 'force')
    if (TARGETS.test(text) && tokenAt(line, before - 1)?.text !== 'من' && !/^(يد|ايدي)$/.test(textAt(line, before + 1))) return false
  }
  return true
}

const STANDS = /^(ال|وال)?((متمركز|متواجد|منتشر|متحصن|مرابط|موجود)(ه|ين|ون)?|تمركز|انتشار|تواجد|تموضع)$/
const EMPLACED = /^(و|ل)?(ال|لل)?(مربض|مرابض|منصه|منصات)$/
const HOLDS_OUT = /^[يت](تحصن|تمركز|نتشر|تواجد)(ون)?$|^(تحصن|تمركز|انتشر|تواجد)(ت|وا)?$/
/** «مواقع القوات المتمركزة في …»: what is fired at. */
const TARGETS = /^(ل|ب|و)?(ال|لل)?(مواقع|نقاط|تجمعات|مقرات|مقار|عناصر|اليات|تحصينات|علي|نقطه|موقع)$/

/** «إطلاق باستخدام راجمة للمسلحين في محيط قرية كبانة», with no word of what it was fired at. */
export function launcherStandsThere(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  let launcher = false
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - 12); at--) {
    const text = textAt(line, at)
    if (/^(علي|نحو|باتجاه|صوب|،)$/.test(text) || has(line, at, 'aim', 'fire-verb', 'fire-noun', 'strike-noun')) return false
    if (/^(ال)?(راجمه|راجمات|منصه|منصات)$/.test(text)) launcher = true
    if (launcher && /^(ال)?اطلاق(ات)?$/.test(text)) return true
  }
  return false
}

/** «بلدة مسكنة، لكونها منطلقا للمسيرات»: whence the fire comes, as the text says behind it. */
export function servesAsStart(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  const next = line.mentions[index + 1]
  const to = Math.min(line.to, mention.to + 9, next && !startsWithAnd(line, next) ? next.kindFrom : line.to)
  return hasWord(line, mention.to, to, /^(و|ب)?منطلقا$/)
}

/** Somebody speaks or acts from there; «مصادر النيران» are no speakers. */
export function isSpeaker(line: Line, index: number): boolean {
  const at = leftOf(line, index, 'person')
  if (at === null || /^و?(مبني|مجمع|محيط|مقر|بناء|استهداف|شارع|طريق|سوق|مدخل|معبر|خط)$/.test(textAt(line, at - 1))) return false
  // «السوق الرئيس في …»; «مبنى تديره هيئة المرأة في …»
  if (/^الرييس/.test(textAt(line, at)) && /^(و|ب|ل)?(ال|لل)/.test(textAt(line, at - 1))) return false
  if (
    hasWord(line, at - 7, at, HOUSE) &&
    hasTag(line, line.from, at, 'projectile', 'fire-noun') &&
    !hasTag(line, at - 7, at, 'speech', 'clause')
  )
    return false
  // «استهدفت مركزا للدفاع المدني في …»: they were struck
  if (hasTag(line, at - 2, at, 'aim', 'fire-verb', 'fire-noun') && !hasTag(line, at - 2, at, 'speech', 'clause')) return false
  return !(/مص(در|ادر)$/.test(textAt(line, at)) && /^(ال)?(نيران|قصف|اطلاق|صواريخ|قذايف)$/.test(textAt(line, at + 1)))
}

const HOUSE = /^(ال)?(مبني|مبان|مقر|مقرا|معهد|معهدا|مدرسه|مستودع|مستودعا|مستشفي|مشفي|بناء|مخزن|منزل|منزلا)$/

/** «من جنوب بيروت إلى دمشق»: another end of the way. */
function leadsOn(line: Line, from: number, to: number): boolean {
  return hasWord(line, from, to, /^(الي|علي|نحو|باتجاه|في)$/)
}

/** «أطلق مجهولون في ريف القنيطرة قذائف باتجاه …»: what was fired, and at whom, is told behind the place. */
export function firedFromThere(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention || !(mention.clitic.includes('ب') || /^(في|من)$/.test(textAt(line, mention.kindFrom - 1)))) return false
  const verb = findTag(line, Math.max(line.from, mention.kindFrom - 6), mention.kindFrom, 'launch')
  if (verb < 0 || !/^(و|ف)?([يت]طلق|اطلق)(ت|وا|ون)?$/.test(textAt(line, verb)) || hasTag(line, verb, mention.kindFrom, 'projectile'))
    return false
  const shell = findTag(line, mention.to, mention.to + 7, 'projectile')
  return shell >= 0 && hasWord(line, shell, shell + 5, /^(باتجاه|نحو|صوب|علي)$/)
}

/** «قذائف أطلقتها فصائل في …»: where those stood who fired. */
export function launchedBy(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  // «أصابت قذائف أطلقتها الفصائل نادي الفيحاء وسط دمشق»
  if (!mention || tokenAt(line, mention.kindFrom)?.text === 'وسط') return false
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - 7); at--) {
    const text = textAt(line, at)
    // «قصفا أطلقته القوات استهدف …»
    if (text === 'علي' || text === '،' || text === 'نحو' || text === 'باتجاه' || has(line, at, 'aim', 'fire-verb') || LANDED.test(text))
      return false
    if (/^اطلق(ته|تها|ها|ه)$/.test(text)) return !isStruck(line, at, mention)
  }
  return false
}

/** «أصابت قذائف أطلقتها الفصائل حي الحمدانية»: what they hit, where no «في» or «من» leads to it. */
function isStruck(line: Line, launched: number, { kindFrom, clitic }: PlacedMention): boolean {
  if (!hasWord(line, Math.max(line.from, launched - 5), launched, /^(و|ف)?(اصاب|ضرب|طال)ت?$/)) return false
  return clitic !== 'ب' && !/^(من|في|داخل|قرب)$/.test(textAt(line, kindFrom - 1)) && !textAt(line, kindFrom).startsWith('ب')
}

/** «أطلقها المسلحون من جوبر سقطت في …»: where it came down. */
const LANDED = /^(سقطت?|سقطتا|انفجرت?|انفجرتا|اصابت)$/

export function comesFrom(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  const before = textAt(line, mention.kindFrom - 1)
  if (EXILES_OF.test(before) || (PEOPLE_OF.test(before) && EXILES.test(textAt(line, mention.to)))) return true
  const floor = Math.max(line.from + 1, mention.kindFrom - 2, line.mentions[index - 1]?.to ?? 0)
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = textAt(line, at)
    // «امتد القصف من سقبا إلى حمورية»
    if (text === 'من' && has(line, at - 1, 'fire-noun') && /^(و|ف)?[يت]?(متد|امتد|توسع|تمدد|توزع)(ت)?$/.test(textAt(line, at - 2)))
      return false
    if (text === 'من') return PEOPLE_OF.test(textAt(line, at + 1)) || !isPartOf(line, at)
    if (
      text !== 'داخل' &&
      text !== 'جهه' &&
      text !== 'محيط' &&
      text !== 'مناطق' &&
      text !== 'قري' &&
      text !== 'بلدات' &&
      text !== '"' &&
      !PEOPLE_OF.test(text)
    )
      return false
  }
  return false
}

/** «المأهولة بمهجري عفرين», «أهالي عفرين المهجرين»: whence they were driven. */
const EXILES_OF = /^(و|ف)?[بل]?(مهجري|مهجرو|نازحي|نازحو|لاجيي|لاجيو)$/
const EXILES = /^ال(مهجرين|مهجرون|نازحين|نازحون|لاجيين|لاجيون|مهجره|نازحه)$/

/** «أحياء من سقبا», «الجزء المحتل من الجولان» */
function isPartOf(line: Line, at: number): boolean {
  if (has(line, at - 1, 'partitive', 'near', 'compass') || /^(اي|جزء|واحد|مقربه)/.test(textAt(line, at - 1))) return true
  // «الشطر الذي تحتله إسرائيل من الجولان»
  for (let before = at - 1; before > at - 5; before--)
    if (/^(الذي|التي)$/.test(textAt(line, before))) return PARTS_OF.test(textAt(line, before - 1))
  // «بقية الأحياء المحاصرة من حلب»
  return /^ال/.test(textAt(line, at - 1)) && PARTS_OF.test(textAt(line, at - 2))
}

const PARTS_OF = /^(و|ب)?(ال)?(جزء|شطر|جانب|قسم|جهه|طرف|احياء|مناطق)$/

/** «طفل من أهالي سقبا» */
const PEOPLE_OF = /^(اهالي|ابناء|سكان|اهل|نازحي|مواطني|شباب|وجهاء)$/

/** What may stand between «إلى» and the place: «إلى مشفى في منبج». */
const TARGET_PART =
  /^(مشفي|مشافي|مستشفي|مستشفيات|مخيم|مخيمات|مناطق|منطقه|ملاجي|في|محيط|اطراف|داخل|مدن|قري|بلدات|باقي|كل|من|عده|"|باتجاه|سيطره|مراكز|ايواء|موقته|حدود|معبر)$/

const TOWARDS = new Set(['الي', 'نحو', 'صوب', 'باتجاه'])

/** «أسعفوا إلى مشفى الشفاء في إدلب», «يتلقى العلاج في مستشفى أفرين»: where the wounded lie. */
export function isTreatedAt(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  for (let at = mention.from - 1; at >= Math.max(line.from + 1, mention.kindFrom - 5); at--) {
    const house = textAt(line, at)
    if (!/^(ال|لل?)?(مشفي|مستشفي|مشافي|مستشفيات|نقطه|نقاط)$/.test(house)) continue
    // «مشفى المجتهد في دمشق استقبل مصابين»
    if (hasWord(line, mention.to, mention.to + 3, /^(استقبل|استقبلت|[يت]ستقبل)$/)) return true
    // «استقبل مستشفى عفرين تسعة جرحى»
    if (/^(و|ف)?(استقبل|استقبلت|[يت]ستقبل)$/.test(textAt(line, at - 1))) return true
    // «نقلوا للمشفى الميداني في …»
    if (house.startsWith('ل') && hasTag(line, at - 6, at, 'motion', 'evacuation')) return true
    for (let before = at - 1; before >= Math.max(line.from, at - 4); before--) {
      const text = textAt(line, before)
      // «إلى خروج مشفى الأمل في …»: what the fire did to it
      if (has(line, before, ...FIRE) || /^(خروج|اخراج|تدمير|تضرر|دمار|احتراق)$/.test(text)) return false
      if (text === 'الي' || /^(ال|لل)?(علاج|اسعاف|معالجه|تداوي)$/.test(text)) return true
    }
    return false
  }
  return false
}

export function goesTo(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  const floor = Math.max(line.from, mention.kindFrom - 5, line.mentions[index - 1]?.to ?? 0)
  let toward = -1
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = textAt(line, at)
    if (TOWARDS.has(text)) {
      toward = at
      break
    }
    if (!TARGET_PART.test(text)) return false
  }
  if (toward < 0 || /^((و|ب|وب)?(ال)?(اضافه|جانب|نسبه|وصولا)|و?بال(انتقال|ذهاب|عوده))$/.test(textAt(line, toward - 1))) return false
  for (let at = toward - 1; at >= Math.max(line.from, toward - 8); at--) {
    if (has(line, at, 'motion')) return !isFireReaching(line, at, toward)
    if (tokenAt(line, at)?.text === '،') break
    if (/^(ال)?طريق$/.test(textAt(line, at))) return true
    if (isFireReaching(line, at, toward)) return false
    // «وصل جرحى القصف إلى …»
    if (has(line, at, 'fire-noun') && has(line, at - 1, 'wounded', 'loss', 'people')) continue
    if (has(line, at, 'launch', 'projectile', 'aim', 'fire-verb', 'fire-noun')) return false
  }
  return !flyingTo(line, toward)
}

/** «وصلت القذائف إلى …», «النيران … تعدتها إلى …»: fire comes there, and nobody goes. */
export function isFireReaching(line: Line, at: number, toward: number): boolean {
  if (!REACHES.test(textAt(line, at))) return false
  if (hasTag(line, at + 1, Math.min(toward, at + 4), ...FIRES_ON) || hasWord(line, at + 1, Math.min(toward, at + 3), FLAMES)) return true
  const subject = Math.max(line.from, at - 10)
  if (hasTag(line, subject, at, 'people', 'convoy', 'aid', 'wounded', 'evacuation', 'speech')) return false
  return hasTag(line, subject, at, ...FIRES_ON) || hasWord(line, subject, at, FLAMES)
}

const FIRES_ON: readonly Tag[] = ['fire-noun', 'projectile']
const FLAMES = /^(ال)?(نيران|نار)(ها|ه|هم)?$/
const REACHES = /^(و|ف)?([يت]?صل|وصل|بلغ|[يت]بلغ|عاد|[يت]عود|تعد|تتعدا|تجاوز|امتد|[يت]متد)(ت|وا|تا)?(ها|هما|ه)?$/

/** «ستة صواريخ أطلقت من …، باتجاه …»: what goes there at token `toward` was fired, however far off that is told. */
export function flyingTo(line: Line, toward: number): boolean {
  if (tokenAt(line, toward)?.text === 'الي') return false
  for (let at = toward - 1; at >= line.from; at--) {
    if (has(line, at, 'projectile')) return true
    if (has(line, at, 'motion', 'evacuation', 'people', 'convoy', 'dead', 'wounded', 'speech', 'clause')) return false
  }
  return false
}
