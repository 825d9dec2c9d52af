import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { FIRE, THINGS } from './act.ts'
import { isOneOfThem } from './one-of-them.ts'
import { tellsOfShare } from './share.ts'

/** Whether tokens [from, to), which name no other attack, go on with the fire that was told of before them. */
export function isCarried(line: Line, from: number, to: number): boolean {
  if (
    isCountInList(line, from, to) ||
    isTargetAsWell(line, from, to) ||
    isThatAttack(line, from) ||
    isMoreOfThem(line, from, to) ||
    isOneOfThem(line, from, to)
  )
    return true
  if (tellsOfBattle(line, from, to)) return false
  return goesOnWith(line, from, to) || tellsOfHarmAt(line, from, to) || namesStruck(line, from, to)
}

/** «وألقى ستة أخرى على سقبا»: more of what was let go before. */
function isMoreOfThem(line: Line, from: number, to: number): boolean {
  const verb = findTag(line, from, Math.min(to, from + 3), 'launch')
  if (verb < 0) return false
  for (let at = verb + 2; at < Math.min(to - 1, verb + 4); at++)
    if (/^(اخري|اخرين|مثلها|مماثله)$/.test(textAt(line, at))) return hasWord(line, at + 1, Math.min(to, at + 4), /^(علي|فوق|باتجاه)$/)
  return false
}

/** «ووقع الهجوم على الطريق بين …»: where the strike told of before was. */
function isThatAttack(line: Line, from: number): boolean {
  return (
    from === line.from &&
    /^(و)?(وقع|وقعت|حدث|حدثت|جري|جرت)$/.test(textAt(line, from)) &&
    /^ال(هجوم|استهداف|ضربه)$/.test(textAt(line, from + 1))
  )
}

/** «أما الضربة الثانية فوقعت …», «الهجوم الأول استهدف …»: one of the strikes told of before, and where it was. */
export function isNthStrike(line: Line, from: number): boolean {
  const opens = /^(و)?اما$/.test(textAt(line, line.from)) ? line.from + 1 : line.from
  if (!/^(و)?ال(هجوم|ضربه|استهداف|غاره)$/.test(textAt(line, opens)) || !NTH.test(textAt(line, opens + 1))) return false
  return from === line.from ? hasWord(line, opens + 2, opens + 4, HAPPENED) : HAPPENED.test(textAt(line, from))
}

const NTH = /^ال(اول|اولي|ثاني|ثانيه|ثالث|ثالثه|رابع|رابعه|خامس|خامسه|اخير|اخيره|اخر|اخري)$/
const HAPPENED = /^(و|ف)?(وقع|حدث|جري|جر|كان|استهدف|طال|اصاب|حصد)(ت)?$/

/** Fighting on the ground, but not «التي سيطرت عليها القوات لاحقا», which only tells what became of the place. */
function tellsOfBattle(line: Line, from: number, to: number): boolean {
  for (let at = findTag(line, from, to, 'ground'); at >= 0; at = findTag(line, at + 1, to, 'ground'))
    if (!/^(و)?(التي|الذي|اللتين)$/.test(textAt(line, at - 1))) return true
  return false
}

/** «- درعا البلد 8 براميل», «اللطامنة: راجمات»: a point of a list that gives each place what fell there. */
function isCountInList(line: Line, from: number, to: number): boolean {
  if (from !== line.from || to - from > LIST_POINT_TOKENS || !hasTag(line, from, to, 'projectile')) return false
  const first = line.mentions.find(({ mention }) => mention !== null)
  const point = /^[-–—*•]$/.test(textAt(line, from))
  if (!first || first.kindFrom > from + 1 || hasTag(line, first.to, to, 'speech', 'air-defence', 'exercise', 'force', 'motion'))
    return false
  const counts = tokenAt(line, first.to)?.kind === 'number' || (textAt(line, first.to) === ':' && has(line, first.to + 1, 'projectile'))
  return counts || (point && hasWord(line, from, to, /^\d+$/))
}

const LIST_POINT_TOKENS = 12

/** «وكذلك نقطة لقواتهم في محيط …»: another target of the strike before, with no verb of its own. */
function isTargetAsWell(line: Line, from: number, to: number): boolean {
  if (!/^(و)?(كذلك|ايضا|كما)$/.test(textAt(line, from)) || !THINGS.test(textAt(line, from + 1))) return false
  return !hasTag(line, from, to, 'speech', 'motion', 'ground', 'truce', 'corridor', 'plan', 'call')
}

/** «كما قتل طفلان في بلدة سقبا»: what goes on with a shelling, and names no other cause. */
function tellsOfHarmAt(line: Line, from: number, to: number): boolean {
  return line.mentions.some(mention => mention.mention !== null && mention.kindFrom < to && fellThere(line, from, to, mention))
}

/** Whether the clause of tokens [from, to) tells, without a cause of its own, of people who fell at the place. */
export function fellThere(line: Line, from: number, to: number, mention: PlacedMention): boolean {
  const { kindFrom, from: name } = mention
  if (countedThere(line, from, to, mention) || isTopicOfToll(line, to, mention) || isFrontedToll(line, to, mention)) return true
  const opener = textAt(line, from)
  const among = /^و?من$/.test(opener) && tokenAt(line, from + 1)?.text === 'بين'
  if (!among && !GOES_ON.test(opener) && !(opener === 'في' && tokenAt(line, from + 1)?.text === 'حين')) return false
  const harm = findTag(line, from, Math.min(to, from + 7), 'dead', 'wounded', ...(among ? (['loss'] as const) : []))
  if (harm < 0 || hasTag(line, from, to, 'cause', 'speech', 'plan', 'person', 'motion', 'tally', 'far-past')) return false
  if (!among && !hasWord(line, harm, kindFrom, CIVILIANS)) return false
  return kindFrom > harm && kindFrom < name && tokenAt(line, kindFrom - 1)?.text === 'في'
}

/** «قتل خمسة مدنيين في سقبا», «ثمانية منهم في جسرين», «سقط العدد الأكبر منهم في …»: civilians counted place by place. */
function countedThere(line: Line, from: number, to: number, { kindFrom, to: end, clitic }: PlacedMention): boolean {
  if (tokenAt(line, kindFrom - 1)?.text !== 'في' && !clitic.includes('ب')) return false
  if (hasTag(line, line.from, to, 'other-attack') || hasTag(line, line.from, kindFrom, 'ground')) return false
  if (hasTag(line, from, to, 'plan', 'tally', 'far-past', 'strike-noun', 'truce', 'corridor', 'evacuation')) return false
  // «ما أودى بحياة طفلين في …» tells the outcome of the act before it
  if (hasWord(line, from, to, OWN_CAUSE) || hasTag(line, from, from + 2, 'result')) return false
  for (let harm = kindFrom - 1; harm >= Math.max(from, kindFrom - COUNT_REACH); harm--) {
    if (has(line, harm, 'motion', 'person') || MISHAP.test(textAt(line, harm))) return false
    if (has(line, harm, 'wounded') && hasWord(line, harm, kindFrom, CIVILIANS)) return true
    if (!has(line, harm, 'dead') && !isCounted(line, harm)) continue
    if (hasWord(line, end, to, ELSE)) return false
    return (
      hasWord(line, Math.max(line.from, harm - PEOPLE_BEFORE), kindFrom, CIVILIANS) ||
      (hasWord(line, harm + 1, kindFrom, SOMEBODY) && isOneOfSeveral(line, from, kindFrom)) ||
      hasMost(line, harm) ||
      isCounted(line, harm) ||
      hasWord(line, end, end + 3, CIVILIANS) ||
      isBareCount(line, harm)
    )
  }
  return false
}

/** «أما سقبا فكان نصيبها ثلاثة قتلى», «أما جسرين فقتل فيها مدنيان» */
function isTopicOfToll(line: Line, to: number, { kindFrom, to: end }: PlacedMention): boolean {
  const first = textAt(line, kindFrom - 1) === 'في' ? kindFrom - 2 : kindFrom - 1
  if (!/^(و)?اما$/.test(textAt(line, first)) || !/^ف/.test(textAt(line, end))) return false
  if (hasTag(line, first, to, 'other-attack', 'ground', 'tally', 'far-past', 'plan') || hasWord(line, end, to, OWN_CAUSE)) return false
  return hasTag(line, end, to, 'dead', 'wounded', 'loss') && hasWord(line, end, to, CIVILIANS_OR_SHARE)
}

/** «وفي جسرين المجاورة جريحان», «وفي سقبا استشهدت سيدة»: what the clause opens with is where they fell. */
function isFrontedToll(line: Line, to: number, { kindFrom, to: end }: PlacedMention): boolean {
  if (!/^(و|ف)في$/.test(textAt(line, kindFrom - 1))) return false
  if (hasTag(line, end, to, 'other-attack', 'ground', 'tally', 'far-past', 'plan', 'person', 'cause') || hasWord(line, end, to, OWN_CAUSE))
    return false
  if (hasWord(line, end, to, MISHAP) || hasTag(line, line.from, kindFrom, 'other-attack')) return false
  const harm = findTag(line, end, Math.min(to, end + 4), 'dead', 'wounded')
  return harm >= 0 && (COUNTED.test(textAt(line, harm)) || hasWord(line, harm, to, CIVILIANS))
}

const COUNTED = /^(جريحان|جريحين|جريح|جرحي|قتيلان|قتيل|شهيد|شهيدان|شهيده|شهداء|قتلي|اصابتان|اصابات)$/

/** «بسبب الجوع»: what they died of is told. */
const OWN_CAUSE = /^(و|ف)?(جراء|اثر|نتيجه|بسبب|بفعل|ناجم|ناتج)$/

/** «قتل خمسة في سقبا», «أربعة من القتلى سقطوا في جسرين», «قضى الباقون في …» */
function isBareCount(line: Line, harm: number): boolean {
  const next = textAt(line, harm + 1)
  if (/^(ال)(باقون|باقين|بقيه|اخرون|اخرين)$/.test(next)) return true
  if (textAt(line, harm + 2) === 'في' && /^(اثنان|اثنين|ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه|عشره|\d{1,2})$/.test(next)) return true
  return hasWord(line, Math.max(line.from, harm - 3), harm, /^ال(قتلي|ضحايا|شهداء)$/)
}

/** «و6 شهداء في …», «18 شهيدا في …», «وقتيلان في …» */
function isCounted(line: Line, harm: number): boolean {
  const text = textAt(line, harm)
  return (
    /^(و|ف)?(شهيد|قتيل)(ا|ان|ين)$/.test(text) ||
    (/^(شهداء|قتلي|ضحايا)$/.test(text) && (tokenAt(line, harm - 1)?.kind === 'number' || SOME.test(textAt(line, harm - 1))))
  )
}

const SOME = /^(و)?(ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه|عشره)$/

/** What else people are hurt by. */
const MISHAP = /^(و|ب)?(ال)?(حادث|حادثه|حوادث|شجار|خلاف|حريق|غرق|انهيار|طلق|رصاص|رصاصه|لغم|تفجير|مخلفات|سقوط)$/

/** How far before a place its dead may be told, and before that word who they were. */
const COUNT_REACH = 14
const PEOPLE_BEFORE = 4

/** «العدد الأكبر من الضحايا», «معظم القتلى», before the verb of dying or right behind it. */
function hasMost(line: Line, harm: number): boolean {
  for (let at = Math.max(line.from, harm - 8); at <= harm + 2; at++) {
    const text = textAt(line, at)
    if (/^(و)?(معظم|اغلب|غالبيه|اكثر)(هم)?$/.test(text) && (text.endsWith('هم') || has(line, at + 1, 'loss', 'dead'))) return true
    if (/^(ال)?(عدد|حصيله|نصيب)$/.test(text) && /^ال(اكبر|اعلي|اكثر)$/.test(textAt(line, at + 1))) return true
  }
  return false
}

const CIVILIANS =
  /^(ال)?(مدنيين|مدنيون|مدني|مدنيا|مدنيان|طفل|طفلا|طفله|طفلان|طفلين|طفلتان|اطفال|امراه|امراتان|نساء|سيده|شخصا|شخص|اشخاص|شخصان|مواطن|مواطنا|مواطنين|عايله|منهم|اخرون|اخرين|اخران)$/

/** «فقد قتل رجلان في سقبا، بينما قتل شاب في جسرين»: a man or two may fall for any reason; place by place they fell by the fire. */
function isOneOfSeveral(line: Line, from: number, at: number): boolean {
  if (/^(فقد|بينما|فيما)$/.test(textAt(line, line.from)) || /^(بينما|فيما)$/.test(textAt(line, from))) return true
  return line.mentions.some(
    ({ mention, kindFrom }) => mention !== null && kindFrom > at && kindFrom < line.to && textAt(line, kindFrom - 1) === 'في',
  )
}

const SOMEBODY = /^(ال)?(رجل|رجلان|رجال|شاب|شابان|شابه|شبان|فتي|فتاه|مسن|مسنه|عجوز|رضيع|رضيعه|سيدتان|سيدات|شقيقان|اخوان)$/
/** Another cause, told behind the place. */
const ELSE =
  /^(و|ب|ل)?(ال|لل)?(مشاجره|مشاجرات|شجار|خلاف|خلافات|اقتتال|يد|ايدي|مجهولين|مجهولون|سقوطه|سقوطها|رصاص|تعذيب|غرقا|حادث|لغم|مرض|ثار|سلب|كمين|خلال|اثناء)$/

const CIVILIANS_OR_SHARE =
  /^(نصيب(ها|ه)|حصت(ها|ه)|مدني|مدنيا|مدنيين|مدنيون|مدنيان|رجال|رجل|طفل|اطفال|امراه|نساء|سيده|شخصا|شخص|اشخاص|شخصان|عايله)$/

const GOES_ON = /^(كما|وكذلك|كذلك|بينما|فيما)$/

/** «كما استهدفت …», «كما تعرضت …»; what a place merely saw («شهدت») may be anything. */
function goesOnWith(line: Line, from: number, to: number): boolean {
  for (let at = findTag(line, from, to, 'aim'); at >= 0; at = findTag(line, at + 1, to, 'aim'))
    // «المحطة المستهدفة» only tells which one; «يشمل تحرير …» includes anything, «شملت بلدة …» a place; «استعادة حلب وتدمر» names a town
    if (
      !/^المستهدف/.test(textAt(line, at)) &&
      !isOfTroops(line, at) &&
      // «عمليات تستهدف فلول التنظيم»
      !/^(ال)?(عمليات|عمليه|مداهمات|سياسه|عقوبات)$/.test(textAt(line, at - 1)) &&
      // «انفجار مجهول استهدف سيارته»
      !hasWord(line, at - 2, at, /^(ال)?(انفجار|مجهولون|مجهولين|مسلحون|مسلحين)$/) &&
      !isInName(line, at) &&
      (!INCLUDES.test(textAt(line, at)) || isBeforePlace(line, at) || isSaidOfStrikes(line, from, at))
    )
      return true
  const at = findTag(line, from, to, 'receive')
  return at >= 0 && /تعرض|عرضه$/.test(textAt(line, at))
}

/** «الضربات، التي شملت أيضا مواقع في …» */
function isSaidOfStrikes(line: Line, from: number, at: number): boolean {
  return hasWord(line, Math.max(from, at - 5), at, /^(و|ف|ب)?ال(ضربات|غارات|هجمات|استهدافات)$/) && hasWord(line, at + 1, at + 3, THINGS)
}

/** Palmyra is written as «she destroys» is: behind a place and «و» it is the town. */
function isInName(line: Line, at: number): boolean {
  const palmyra = tokenAt(line, at)?.text === 'وتدمر'
  return line.mentions.some(({ mention, from, to }) => mention !== null && ((from <= at && at < to) || (palmyra && to === at)))
}

/** «رصدت الفصائل تحشدات …، تركزت في بلدة …» */
function isOfTroops(line: Line, at: number): boolean {
  return /ركز/.test(textAt(line, at)) && !hasTag(line, line.from, at, ...FIRE, 'strike-noun', 'projectile', 'aircraft')
}

const INCLUDES = /^(و|ف)?(ل)?([يت]?شمل|[يت]?نال|[يت]?متد|امتد|[يت]?تركز|[يت]?ركز)(ت|وا|ون)?$/

function isBeforePlace(line: Line, at: number): boolean {
  let next = at + 1
  while (
    has(line, next, 'partitive', 'compass') ||
    /^(ايضا|كذلك|كل|كلا|من|علي|في|الي|قري|بلدات|مدن|احياء|محيط|اطراف)$/.test(textAt(line, next))
  )
    next++
  return line.mentions.some(({ kindFrom, from }) => kindFrom <= next && next <= from)
}

/** «ولم تتوقف الضربات على سقبا»: the strikes that were told of, and whereon. */
export function speaksOfStrikes(line: Line, from: number, to: number): boolean {
  if (hasTag(line, from, to, 'ground', 'truce', 'plan', 'call', 'exercise', 'play', 'tally', 'far-past')) return false
  for (let at = findTag(line, from, to, 'strike-noun'); at >= 0; at = findTag(line, at + 1, to, 'strike-noun')) {
    const known = /^(و|ب|ل)?(ال|لل)(ضربات|ضربه|استهدافات|رشقات|صليات)$/.test(textAt(line, at))
    // «تواصل تصعيدها على سقبا، وقد قتل 58 مدنيا»
    const campaign =
      /^(تصعيد|حمله|هجوم|عدوان)(ها|ه|هم)$/.test(textAt(line, at)) &&
      hasTag(line, to - 1 > at ? at : from, line.to, 'dead') &&
      hasWord(line, at, line.to, CIVILIANS)
    if (isWorstOf(line, at, to) || tookPlace(line, at, to) || isMassacre(line, at, to)) return true
    // «الضربات التي نفذت ضد منشأة بالقرب من …»
    if (known && /^التي$/.test(textAt(line, at + 1)) && has(line, at + 2, 'launch') && isPlaceNear(line, at + 3, Math.min(to, at + 14)))
      return true
    if (!known && !campaign) continue
    for (let next = at + 1; next < Math.min(to, at + 6); next++)
      if (tokenAt(line, next)?.text === 'علي' && isPlaceAt(line, next + 1)) return true
  }
  return false
}

/** «أن الضربة وقعت عند مفرق قرية سقبا» */
function tookPlace(line: Line, at: number, to: number): boolean {
  if (!/^ال(ضربه|ضربات|استهداف)$/.test(textAt(line, at)) || !/^(وقعت?|حدثت?|جرت|جري)$/.test(textAt(line, at + 1))) return false
  return line.mentions.some(({ mention, kindFrom }) => mention !== null && kindFrom > at + 2 && kindFrom < Math.min(to, at + 6))
}

/** «بعد مجزرة بلدة جرجناز, راح ضحيتها تسعة» */
function isMassacre(line: Line, at: number, to: number): boolean {
  if (!/^(و|ب)?(ال)?(مجزره|مجزرتين)$/.test(textAt(line, at)) || !hasTag(line, at + 1, Math.min(line.to, to + 8), 'dead', 'loss'))
    return false
  return isPlaceAt(line, at + 1)
}

/** «أعنف الهجمات وقع في سقبا» */
function isWorstOf(line: Line, at: number, to: number): boolean {
  if (!/^(و)?(كان)?(اسوا|اعنف|اكبر|اشد|احدث|اخر)(ها)?$/.test(textAt(line, at - 1))) return false
  for (let next = at + 1; next < Math.min(to, at + 7); next++)
    if (/^(وقعت?|حدثت?|كان|كانت|جري|جرت)$/.test(textAt(line, next)))
      return line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > next && kindFrom <= next + 5)
  return false
}

/** «ومن القرى التي أصيبت سقبا وجسرين», «ثلاثة أهداف ضربت: …», «كانت سقبا الأشد تضررا» */
function namesStruck(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isListOfStruck(line, at) || isNextTarget(line, at)) return true
  return tellsOfShare(line, from, to)
}

/** «أما الهدف الثاني فكان قرب سقبا» */
export function isNextTarget(line: Line, at: number): boolean {
  if (!/^(و)?ال(هدف|موقع)$/.test(textAt(line, at)) || !/^ال(ثاني|ثالث|رابع|اخر)$/.test(textAt(line, at + 1))) return false
  for (let verb = at + 2; verb < at + 8; verb++)
    if (/^(ف)?(كان|[يت]قع|هو|وقع)$/.test(textAt(line, verb)))
      return line.mentions.some(({ kindFrom }) => kindFrom > verb && kindFrom <= verb + 4)
  return false
}

/** Whether the verb at a token says of places, and not of people, that they were struck; their names follow. */
export function isListOfStruck(line: Line, at: number): boolean {
  // «أصيبت نقاط للجيش في …»
  if (/^(و|ف)?(اصيبت?|تضررت?|دمرت?)$/.test(textAt(line, at)) && areThings(line, at + 1)) return true
  if (!/^(اصيبت|ضربت|تضررت|قصفت|دمرت)$/.test(textAt(line, at))) return false
  for (let before = at - 1; before >= Math.max(line.from, at - 4); before--) {
    const text = textAt(line, before)
    if (STRUCK_THINGS.test(text)) return true
    if (!/^(التي|الاخري|اخري|كذلك|ايضا)$/.test(text)) return false
  }
  return false
}

function areThings(line: Line, at: number): boolean {
  const text = textAt(line, textAt(line, at) === '"' ? at + 1 : at)
  return STRUCK_THINGS.test(text) || THINGS.test(text)
}

const STRUCK_THINGS =
  /^(و|ال|بال)?(قري|بلدات|مدن|مناطق|احياء|اهداف|مواقع|مستشفيات|مشافي|مدارس|منشات|نقاط|مقار|مقرات|مبان|مستودعات|مخازن|ثكنات|مقرا?|مستودعا?|مبني|مشفي|مطار|معسكرا?|قاعده|موقعا?|هدفا?|مخزنا?|حاجزا?|كتيبه|ثكنه)$/
function isPlaceNear(line: Line, from: number, to: number): boolean {
  return line.mentions.some(
    ({ mention, kindFrom }) => mention !== null && kindFrom >= from && kindFrom < to && hasTag(line, from, kindFrom, 'near'),
  )
}

function isPlaceAt(line: Line, at: number): boolean {
  return line.mentions.some(({ mention, kindFrom, from }) => mention !== null && kindFrom >= at && kindFrom <= at + 2 && from >= at)
}
