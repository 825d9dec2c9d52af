import type { Tag } from '../../data/lexicon/index.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import { has, type Line, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { type RoleRule, startsWithAnd } from './role.ts'

/** How far to the left a word may stand and still govern a place. */
const REACH = 7

/** The first rule that holds decides; a place that none holds for is open. */
export const PLACE_RULES: readonly RoleRule[] = [
  {
    name: 'lies abroad',
    role: 'foreign',
    catches: ['قصف على [بيروت]'],
    refuses: ['قصف على [سقبا]'],
    test: (line, at) => isForeign(line.mentions[at]),
  },
  {
    name: 'holds the place before it',
    role: 'container',
    catches: ['قصف على بلدة سقبا في [الغوطة الشرقية]', 'استهدف مدينة سرمين بريف [إدلب]', 'قصف بلدة سرمين، [ريف إدلب]'],
    refuses: ['قصف على سقبا و[الغوطة الشرقية]', 'غارات في [الغوطة الشرقية]'],
    test: (line, at, gazetteer) => {
      const mention = line.mentions[at]
      const before = line.mentions[at - 1]
      return (
        mention !== undefined &&
        before !== undefined &&
        inside(gazetteer, before, mention) &&
        (isAdjunct(line, before, mention) || isApposition(line, before, mention))
      )
    },
  },
  {
    name: 'holds the place behind it',
    role: 'container',
    catches: ['في [الغوطة الشرقية]، بلدة سقبا تعرضت للقصف'],
    refuses: ['قصف على [الغوطة الشرقية] وسقبا', 'قصف [الغوطة الشرقية] ومدينة دوما'],
    test: (line, at, gazetteer) => {
      const mention = line.mentions[at]
      const behind = line.mentions[at + 1]
      if (!mention || !behind || behind.kindFrom - mention.to > 3 || startsWithAnd(line, behind)) return false
      for (let next = mention.to; next < behind.kindFrom; next++)
        if (
          !LINKS.has(bare(line, next)) &&
          !has(line, next, 'near') &&
          !['،', ',', ':', '(', '"'].includes(tokenAt(line, next)?.text ?? '')
        )
          return false
      return inside(gazetteer, behind, mention)
    },
  },
  {
    name: 'names the neighbourhood of the place before it',
    role: 'near',
    catches: ['قصف على بلدة سقبا قرب [دوما]', 'قرية عون الدادات شمال مدينة [منبج] تعرضت لقصف', 'قصف بلدة آفس المجاورة لمدينة [سراقب]'],
    refuses: ['قصف قرب [دوما]', 'قصف سقبا و[دوما]', 'استهدفت مواقع موالية لإيران في محيط [البوكمال]'],
    test: (line, at, gazetteer) => {
      const mention = line.mentions[at]
      const before = line.mentions[at - 1]
      return (
        mention !== undefined &&
        before !== undefined &&
        !isForeign(before) &&
        isAdjunct(line, before, mention) &&
        !inside(gazetteer, mention, before)
      )
    },
  },
  {
    name: 'only describes the place before it',
    role: 'near',
    catches: ['قصف على بلدة سقبا التي تقع شرق [دمشق]', 'قصف معقل المعارضة المسلحة قرب [دمشق]', 'قصف على الحدود الإدارية مع [اللاذقية]'],
    refuses: ['قصف المدينة التي تسيطر عليها القوات وبلدة [سقبا]', 'قصف قرب [دمشق]'],
    test: (line, at) => onlyDescribes(line, at),
  },
  {
    name: 'what the fire answers',
    role: 'near',
    catches: ['قصفت الطائرات مواقع ردا على هجوم [دوما]', 'غارات جاءت ردا على تفجير في [حمص]'],
    refuses: ['قصفت القوات بلدة آفس ردا على قصف [النيرب]'],
    test: (line, at) => isAnswered(line, at),
  },
  {
    name: 'where it was only heard',
    role: 'near',
    catches: ['غارات سمع صداها في [حلب]'],
    refuses: ['سمع دوي القصف على [حلب]'],
    test: (line, at) => leftWord(line, at, /^(صداها|صداه|اصداوها|صوتها|دويها)$/, 5),
  },
  {
    name: 'a road to it',
    role: 'near',
    catches: ['استهدفت طائرة سيارة على طريق [أريحا]'],
    refuses: ['قصف على حي [طريق السد]', 'قصف على [أريحا]'],
    test: (line, at) => {
      const mention = line.mentions[at]
      return mention?.mention?.kindWord === 'طريق' && mention.place !== null && !mention.place.name.startsWith('طريق')
    },
  },
  {
    name: 'stands for its government',
    role: 'force',
    catches: ['شنت [دمشق] غارات', 'فصائل معارضة ضد [دمشق] قصفت', 'اتهمت واشنطن [دمشق] بقصف سقبا', 'مقاتلين موالين ل[دمشق]'],
    refuses: ['قصف على [دمشق]', 'قذائف سقطت في [دمشق]', 'قصف العاصمة [دمشق]'],
    test: (line, at) => standsForGovernment(line, at),
  },
  {
    name: 'where the fire came from',
    role: 'origin',
    catches: [
      'قصفت القوات المتمركزة في [جورين] بلدة السرمانية',
      'قصف بصواريخ انطلقت من قرية [جورين]',
      'قصف مصدره [سراقب] على آفس',
      'قصفت من مواقعها في [كفرنبل] بلدة البارة',
    ],
    refuses: ['قصفت القوات مواقع في [جورين]', 'قصف أحياء من [سقبا]'],
    test: (line, at) => leftOf(line, at, 'origin') !== null || launchedBy(line, at),
  },
  {
    name: 'comes from there',
    role: 'source',
    catches: ['خرجت حافلات من [دوما]', 'قال ناشط من [سقبا] إن القصف مستمر'],
    refuses: ['قصف عدة مناطق من [سقبا]', 'قصف كلا من [سقبا] وحمورية', 'قصف بالقرب من [سقبا]'],
    test: (line, at) => comesFrom(line, at),
  },
  {
    name: 'goes there',
    role: 'goal',
    catches: ['نزح السكان إلى [إدلب] بعد القصف', 'نقل الجرحى إلى مشفى في [منبج]', 'وصلت تعزيزات نحو [سراقب]'],
    refuses: ['امتد القصف إلى [سقبا]', 'قصف على [إدلب]'],
    test: (line, at) => goesTo(line, at),
  },
  {
    name: 'who speaks from there',
    role: 'speaker',
    catches: ['أفاد مراسلنا في [إدلب] بقصف على سرمين', 'قال المجلس المحلي في [دوما] إن قصفا وقع'],
    refuses: ['أفاد مراسلنا بقصف على [إدلب]'],
    test: (line, at) => leftOf(line, at, 'person') !== null,
  },
  {
    name: 'gives a force its name',
    role: 'force',
    catches: ['قصفت فصائل [درعا] بلدة إزرع', 'مدفعية [جورين] تقصف بلدة السرمانية'],
    refuses: ['قصفت القوات مدينة [دمشق]'],
    test: (line, at) => {
      const mention = line.mentions[at]
      if (!mention || mention.kindFrom < mention.from || mention.clitic !== '') return false
      const before = mention.kindFrom - 1
      // «مدفعية جورين تقصف …»: the guns that stand there
      if (/^و?(مدفعيه|راجمات|دبابات)$/.test(tokenAt(line, before)?.text ?? '') && has(line, mention.to, 'fire-verb', 'aim')) return true
      return has(line, before, 'force') && !(tokenAt(line, before)?.text ?? '').startsWith('ال')
    },
  },
]

export function isForeign(mention: PlacedMention | undefined): boolean {
  return mention?.mention === null
}

const LINKS = new Set([
  'في',
  'ب',
  'من',
  'ضمن',
  'داخل',
  'تابعه',
  'تابع',
  'واقعه',
  'واقع',
  'ريف',
  'بريف',
  'محيط',
  'محافظه',
  'حدوديه',
  'ل',
  'الي',
  'عند',
  'خاضعه',
  'منطقه',
  'مدينه',
  'ناحيه',
  'سوري',
  'سوريه',
  'عاصمه',
])

/** A word without «ال», for the lists of this file. */
function bare(line: Line, at: number): string {
  const text = tokenAt(line, at)?.text ?? ''
  return text.length > 4 && text.startsWith('ال') ? text.slice(2) : text
}

/** «سقبا في …»، «سقبا (شرق …)»، «سقبا قرب …»: the second place says where the first lies. */
function isAdjunct(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  const gap = mention.kindFrom - before.to
  if (gap > 5 || startsWithAnd(line, mention)) return false
  const leans = /[بل]/.test(mention.clitic)
  if (gap === 0) return leans || has(line, mention.kindFrom, 'compass') || COMPASS.test(tokenAt(line, mention.kindFrom)?.text ?? '')
  let link = leans
  for (let at = before.to; at < mention.kindFrom; at++) {
    const text = tokenAt(line, at)?.text ?? ''
    if (text === '،' || text === ',') {
      // «بيت سوا، جنوبي دوما»
      if (at === before.to && isCompass(line, at + 1)) continue
      return false
    }
    if (text === '(' || text === '-' || has(line, at, 'compass', 'near') || LINKS.has(bare(line, at))) link = true
    else if (text !== '"' && text !== ')' && !ADJECTIVE.test(text)) return false
  }
  return link
}

/** «سرمين، إدلب»: a comma and nothing else. */
function isApposition(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  const gap = mention.kindFrom - before.to
  return gap <= 3 && !startsWithAnd(line, mention) && ['،', ','].includes(tokenAt(line, before.to)?.text ?? '')
}

function isCompass(line: Line, at: number): boolean {
  return has(line, at, 'compass') || COMPASS.test(tokenAt(line, at)?.text ?? '')
}

const COMPASS = /^(ب|ال|و)?(شمال|جنوب|شرق|غرب)/
/** Adjectives that a place's own name may carry: «الشرقي», «المحاصرة», «السكنية». */
const ADJECTIVE = /^ال\S+(ه|ي|يه)$/

function inside(gazetteer: Gazetteer, inner: PlacedMention, outer: PlacedMention): boolean {
  const outerId = outer.mention?.chosen
  if (!inner.mention || !outerId || inner.place === outer.place) return false
  if (inner.mention.chosen !== null) return gazetteer.inside(inner.mention.chosen, outerId)
  if (inner.mention.area !== null) return gazetteer.inside(inner.mention.area, outerId)
  return inner.mention.candidates.some(id => gazetteer.inside(id, outerId))
}

const LOCATIVE =
  /^(و?في|و?علي|داخل|وسط|قرب|محيط|ضواحي|شمال|جنوب|شرق|غرب|العاصمه|عاصمه|مدينه|ريف|قلب|اطراف|سماء|فوق|حول|بين|جنوبي|شمالي|شرقي|غربي|احياء|من|الي|باتجاه|و)$/

function standsForGovernment(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (mention?.place?.name !== 'دمشق' || mention.kindFrom < mention.from) return false
  if (mention.clitic.includes('ب')) return false
  if (mention.clitic.includes('ل')) return true
  const before = line.mentions[index - 1]
  if (before && before.to === mention.kindFrom) return before.mention === null
  const text = tokenAt(line, mention.kindFrom - 1)?.text ?? ''
  return !LOCATIVE.test(text) && !has(line, mention.kindFrom - 1, 'fire-noun', 'fire-verb', 'aim', 'receive') && text !== '،'
}

function onlyDescribes(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention || startsWithAnd(line, mention)) return false
  const floor = Math.max(line.from, mention.kindFrom - 9)
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = tokenAt(line, at)?.text ?? ''
    if (has(line, at, ...FIRE) || text === '،') return false
    if (/^(تضم|يضم|تقع|يقع|تعتبر|يعتبر|تعد|يعد)$/.test(text) && /^(التي|الذي|وهي|وهو|والتي)$/.test(tokenAt(line, at - 1)?.text ?? ''))
      return true
    if (/^(الحدود|حدود)$/.test(text)) return true
    if (/^(معقل|معاقل|جيب|ضاحيه)$/.test(text)) return has(line, mention.kindFrom - 1, 'near')
  }
  return false
}

/** «ردا على …» gives a reason, unless it tells of the other side's shelling of these days. */
function isAnswered(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  const floor = Math.max(line.from + 1, mention.kindFrom - 9)
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = tokenAt(line, at)?.text ?? ''
    if (text === '،' || has(line, at, 'fire-verb', 'fire-noun')) return false
    if (text === 'علي' && /^(ردا|رد|الرد|للرد)$/.test(tokenAt(line, at - 1)?.text ?? '')) return true
  }
  return false
}

function leftWord(line: Line, index: number, pattern: RegExp, reach: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - reach); at--)
    if (pattern.test(tokenAt(line, at)?.text ?? '')) return true
  return false
}

const FIRE: readonly Tag[] = ['fire-verb', 'fire-noun', 'projectile', 'aim', 'receive', 'strike-noun']

/** The token with the tag that governs the place from the left, with no word of fire and no other place between. */
function leftOf(line: Line, index: number, tag: Tag): number | null {
  const mention = line.mentions[index]
  if (!mention) return null
  const floor = Math.max(line.from, mention.kindFrom - REACH, line.mentions[index - 1]?.to ?? 0)
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = tokenAt(line, at)?.text ?? ''
    if (has(line, at, tag)) return at
    if (has(line, at, ...FIRE) || text === 'علي' || text === '،' || text === ':' || text === 'ان' || text === 'إن' || text === 'بان')
      return null
  }
  return null
}

/** «قذائف أطلقتها فصائل في …»: where those stood who fired. */
function launchedBy(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - 7); at--) {
    const text = tokenAt(line, at)?.text ?? ''
    if (text === 'علي' || text === '،' || text === 'نحو' || text === 'باتجاه') return false
    if (/^اطلق(ته|تها|ها|ه)$/.test(text)) return true
  }
  return false
}

function comesFrom(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  const floor = Math.max(line.from + 1, mention.kindFrom - 2, line.mentions[index - 1]?.to ?? 0)
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = tokenAt(line, at)?.text ?? ''
    if (text === 'من')
      return !has(line, at - 1, 'partitive', 'near', 'compass') && !/^(اي|جزء|واحد)/.test(tokenAt(line, at - 1)?.text ?? '')
    if (text !== 'داخل' && text !== 'جهه' && text !== 'محيط' && text !== 'مناطق' && text !== 'قري' && text !== 'بلدات' && text !== '"')
      return false
  }
  return false
}

/** What may stand between «إلى» and the place: «إلى مشفى في منبج». */
const TARGET_PART =
  /^(مشفي|مشافي|مستشفي|مستشفيات|مخيم|مخيمات|مناطق|منطقه|ملاجي|في|محيط|اطراف|داخل|مدن|قري|بلدات|باقي|كل|من|عده|"|باتجاه|سيطره|مراكز|ايواء|موقته|حدود|معبر)$/

const TOWARDS = new Set(['الي', 'نحو', 'صوب', 'باتجاه'])

function goesTo(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  const floor = Math.max(line.from, mention.kindFrom - 5, line.mentions[index - 1]?.to ?? 0)
  let toward = -1
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = tokenAt(line, at)?.text ?? ''
    if (TOWARDS.has(text)) {
      toward = at
      break
    }
    if (!TARGET_PART.test(text)) return false
  }
  if (toward < 0 || /^(و|ب|وب)?(ال)?(اضافه|جانب|نسبه|وصولا)$/.test(tokenAt(line, toward - 1)?.text ?? '')) return false
  for (let at = toward - 1; at >= Math.max(line.from, toward - 8); at--) {
    if (has(line, at, 'motion')) return true
    if (has(line, at, 'launch', 'projectile', 'aim', 'fire-verb', 'fire-noun')) return false
  }
  return true
}
