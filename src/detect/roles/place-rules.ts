import { has, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import { bare, belongsTo, inside, isAdjunct, isApposition, isUnlisted, LINKS } from './adjunct.ts'
import { isAreaOfVillage, isHolderBehind, isTheirFront, isToldToLie, liesByNamed, liesByUnknown } from './described.ts'
import { firerStandsThere, launchedFromUnit } from './firers.ts'
import { gunnersCamp, gunnersStandThere, gunsStandThere, isLauncherName } from './guns.ts'
import {
  besideRoad,
  headsReport,
  isAnswered,
  isAroundNamed,
  isDashed,
  isFlownOver,
  isForeign,
  isListedAbroad,
  isLoyalTo,
  isParted,
  isStreet,
  isToBeRelieved,
  isToldOfBefore,
  liesNear,
  onlyDescribes,
  standsForGovernment,
} from './place-signs.ts'
import { BELONGS, HOLDS, isJoined, ROAD, type RoleRule, startsWithAnd } from './role.ts'
import {
  comesFrom,
  firedFromThere,
  goesTo,
  isOrigin,
  isSpeaker,
  isTreatedAt,
  launchedBy,
  launcherStandsThere,
  leftWord,
  servesAsStart,
} from './ways.ts'

/** The first rule that holds decides; a place that none holds for is open. */
export const PLACE_RULES: readonly RoleRule[] = [
  {
    name: 'lies abroad',
    role: 'foreign',
    catches: ['قصف على [بيروت]', 'ضربات في سورية بينها ست قرب الحسكة، وأخرى في العراق قرب الرمادي والفلوجة و[سنجار]'],
    refuses: ['قصف على [سقبا]', 'قصف على مطار النيرب و[سنجار]'],
    test: (line, at) => isForeign(line.mentions[at]) || isListedAbroad(line, at),
  },
  {
    name: BELONGS,
    role: 'container',
    catches: ['قصف قرية مجهولة النزل التابعة لمدينة [منبج]', 'قصف قرية مجهولة النزل في ناحية شران التابعة لمنطقة [عفرين]'],
    refuses: ['قصف على قرى تابعة لمدينة [منبج]', 'قصف على [منبج]'],
    test: (line, at) => {
      const mention = line.mentions[at]
      const before = line.mentions[at - 1]
      return mention !== undefined && before !== undefined && belongsTo(line, before, mention)
    },
  },
  {
    name: 'holds the place before it',
    role: 'container',
    catches: [
      'قصف على حي جوبر الخاضع لسيطرة فصائل المعارضة بمدينة [دمشق]',
      'قصف على بلدة سقبا في [الغوطة الشرقية]',
      'استهدف مدينة سرمين بريف [إدلب]',
      'قصف بلدة سرمين، [ريف إدلب]',
      'قصف قرية مياسة ضمن مناطق انتشار القوات ب[ريف عفرين]',
      'غارة استهدفت مخيم الكمونة للنازحين قرب [سرمدا] شمال إدلب',
    ],
    refuses: ['قصف على سقبا و[الغوطة الشرقية]', 'غارات في [الغوطة الشرقية]', 'قصف بلدة آفس ومواقع في [ريف حماة]'],
    test: (line, at, gazetteer) => {
      const mention = line.mentions[at]
      const before = line.mentions[at - 1]
      return (
        mention !== undefined &&
        before !== undefined &&
        !isStreet(line, before) &&
        ((inside(gazetteer, before, mention) &&
          (isAdjunct(line, before, mention) ||
            isApposition(line, before, mention) ||
            isToldOfBefore(line, before, mention) ||
            isHolderBehind(line, before, mention))) ||
          (isUnlisted(before) && before.from > line.from && isAdjunct(line, before, mention)) ||
          isAreaOfVillage(line, at, gazetteer))
      )
    },
  },
  {
    name: 'heads the report',
    role: 'speaker',
    catches: ['[حمص] - قتل مدني بقصف على تلبيسة', '[دمشق] (رويترز) - غارات على سقبا', '[إدلب]:: قصف مدفعي على كفرنبل'],
    refuses: ['[دوما] - غارتان وقصف مدفعي', '[سقبا] وحمورية: قصف'],
    test: (line, at, gazetteer) => headsReport(line, at, gazetteer),
  },
  {
    name: HOLDS,
    role: 'container',
    catches: ['في [الغوطة الشرقية]، بلدة سقبا تعرضت للقصف', 'قصف قرى في محيط [تل رفعت] شمال حلب، بينها مرعناز ومنغ'],
    refuses: ['قصف على [الغوطة الشرقية] وسقبا', 'قصف [الغوطة الشرقية] ومدينة دوما'],
    test: (line, at, gazetteer) => {
      const mention = line.mentions[at]
      const behind = line.mentions[at + 1]
      if (isAroundNamed(line, at)) return true
      if (!mention || !behind || behind.kindFrom - mention.to > 3 || startsWithAnd(line, behind)) return false
      // «مدن عين عيسى، ريف حلب الشمالي، بلدة …»: one of a list
      const before = line.mentions[at - 1]
      if (before && isJoined(line, before, mention) && ['،', ','].includes(textAt(line, mention.to))) return false
      for (let next = mention.to; next < behind.kindFrom; next++)
        if (!LINKS.has(bare(line, next)) && !has(line, next, 'near') && !['،', ',', ':', '(', '"'].includes(textAt(line, next)))
          return false
      return inside(gazetteer, behind, mention)
    },
  },
  {
    name: 'names the neighbourhood of the place before it',
    role: 'near',
    catches: [
      'قصف على بلدة سقبا قرب [دوما]',
      'قرية عون الدادات شمال مدينة [منبج] تعرضت لقصف',
      'قصف بلدة آفس المجاورة لمدينة [سراقب]',
      'قصف مخيم الرحمة العشوائي للمهجرين شمال [سرمدا]',
      'سقطت صواريخ على مخيم الكرامة للاجئين الفلسطينيين بالقرب من [أطمة]',
    ],
    refuses: [
      'قصف فصائل تابعة لحكومة دمشق لمدينة [سراقب]',
      'قصف قرب [دوما]',
      'قصف سقبا و[دوما]',
      'قصف على أطراف [دوما]',
      'استهدفت مواقع موالية لإيران في محيط [البوكمال]',
      'قصف مخيم اليرموك للاجئين وقرب [داريا]',
      'غارة على مخيم للنازحين قرب [سرمدا]',
      'قصف مخيم الكمونة للنازحين و[سرمدا]',
    ],
    test: (line, at, gazetteer) => {
      const mention = line.mentions[at]
      const before = line.mentions[at - 1]
      return (
        mention !== undefined &&
        before !== undefined &&
        !isForeign(before) &&
        !isStreet(line, before) &&
        besideRoad(line, at - 1) !== at &&
        !standsForGovernment(line, at - 1) &&
        !inside(gazetteer, mention, before) &&
        !isDashed(line, before, mention) &&
        (isAdjunct(line, before, mention) || liesNear(line, before, mention))
      )
    },
  },
  {
    name: 'the front on which others lie',
    role: 'near',
    catches: ['قصف على قريتي سقبا وحمورية على محور [دوما]'],
    refuses: ['قصف على محور [دوما]', 'قصف سقبا ومحور [دوما]'],
    test: isTheirFront,
  },
  {
    name: 'lies by a village that no table has',
    role: 'near',
    catches: ['قصف على قرية صفاوية إلى الغرب من مدينة [تل أبيض]'],
    refuses: ['قصف قرية حدودية شرق مدينة [القامشلي]', 'قصف شرق مدينة [القامشلي]', 'قصف مزرعة في [سقبا]'],
    test: liesByUnknown,
  },
  {
    name: 'what something parts from another place',
    role: 'near',
    catches: [
      'سقطت قذائف على معبر كراج الحجز الذي يفصل حي [بستان القصر] عن حي المشارقة',
      'سقطت قذائف على معبر كراج الحجز الذي يفصل حي بستان القصر عن حي [المشارقة]',
      'سقطت قذائف على معبر كراج الحجز، الذي يفصل حي [بستان القصر] عن حي المشارقة',
    ],
    refuses: [
      'سقطت قذائف على معبر [كراج الحجز] الذي يفصل حي بستان القصر عن حي المشارقة',
      'قصفت القوات المنطقة الفاصلة بين [سقبا] وحمورية',
      'على الطريق الذي يفصل بين [دوما] وحرستا سقطت قذيفتان',
      'سقطت قذيفة على الشارع الفاصل بين حي [جوبر] وعين ترما',
      'سقطت قذائف على الخط الذي يفصل دوما عن حرستا وعلى مدينة [عربين]',
      'قصفت المدفعية دوما و[حرستا]',
    ],
    test: isParted,
  },
  {
    name: 'only describes the place before it',
    role: 'near',
    catches: [
      'قصف على بلدة سقبا التي تقع شرق [دمشق]',
      'قصف معقل المعارضة المسلحة قرب [دمشق]',
      'قصف على الحدود الإدارية مع [اللاذقية]',
      'قصف قرية بابيلا بين مدينتي [معرة النعمان] وخان السبل',
    ],
    refuses: ['قصف المدينة التي تسيطر عليها القوات وبلدة [سقبا]', 'قصف قرب [دمشق]', 'قصف المنطقة بين [سقبا] وحمورية'],
    test: (line, at) => onlyDescribes(line, at),
  },
  {
    name: 'where the place spoken of lies',
    role: 'near',
    catches: ['قصفت الطائرات القرية الواقعة جنوب [الأتارب]', 'سقطت قذائف على الحي المحاصر غربي [حمص]', 'قصف بلدة سقبا، وتقع جنوب [دوما]'],
    refuses: ['قصف القرى الواقعة جنوب [الأتارب]', 'قصف على قرية في [دوما]', 'وتقع القذائف على [دوما]'],
    test: (line, at) => liesByNamed(line, at) || isToldToLie(line, at),
  },
  {
    name: 'what the fire answers',
    role: 'near',
    catches: [
      'غارات على بلدة حيان لفك الحصار عن [نبل]',
      'قصف القرداحة نصرة لمدينة [الزبداني]',
      'قصفت الطائرات مواقع ردا على هجوم [دوما]',
      'غارات جاءت ردا على تفجير في [حمص]',
    ],
    refuses: ['قصفت القوات بلدة آفس ردا على قصف [النيرب]'],
    test: (line, at) => isAnswered(line, at) || leftWord(line, at, SUPPORT, 3) || isToBeRelieved(line, at),
  },
  {
    name: 'only flown over',
    role: 'near',
    catches: [
      'صواريخ عبرت أجواء [إدلب] وسقطت في سرمين',
      'قامت الطائرة بجولة فوق [حمص] قبل أن تطلق الصواريخ',
      'تزامن القصف مع تحليق طائرات استطلاع في أجواء [إدلب]',
    ],
    refuses: ['غارات فوق [سقبا]', 'قصفت طائرات استطلاع [سقبا]'],
    test: (line, at) => isFlownOver(line, at),
  },
  {
    name: 'where it was only heard, or people live',
    role: 'near',
    catches: [
      'غارات سمع صداها في [حلب]',
      'الأصوات المسموعة في [حلب] تعود للقصف على مطار النيرب',
      'غارات بعيدة عن [دمشق]',
      'نقطة طبية قصفت كانت تخدم مدنيين يعيشون في [حلب]',
    ],
    refuses: ['سمع دوي القصف على [حلب]', 'تعيش [حلب] تحت القصف'],
    test: (line, at) =>
      leftWord(line, at, /^(صداها|صداه|اصداوها|صوتها|دويها|المسموعه)$/, 5) || isFarOff(line, at) || leftWord(line, at, DWELLING, 2),
  },
  {
    name: ROAD,
    role: 'near',
    catches: ['استهدفت طائرة سيارة على طريق [أريحا]', 'استهدفت طائرة سيارة على [طريق حلب] - اللاذقية قرب سرمين'],
    refuses: ['قصف على حي [طريق السد]', 'قصف على [أريحا]', 'استهدفت طائرة سيارة على طريق إدلب قرب [سرمين]'],
    test: (line, at) => {
      const mention = line.mentions[at]
      if (besideRoad(line, at) > at) return true
      return mention?.mention?.kindWord === 'طريق' && mention.place !== null && !mention.place.name.startsWith('طريق')
    },
  },
  {
    name: 'stands for its government',
    role: 'force',
    catches: ['شنت [دمشق] غارات', 'فصائل معارضة ضد [دمشق] قصفت', 'اتهمت واشنطن [دمشق] بقصف سقبا', 'مقاتلين موالين ل[دمشق]'],
    refuses: ['قصف على [دمشق]', 'قذائف سقطت في [دمشق]', 'قصف العاصمة [دمشق]'],
    test: (line, at) => standsForGovernment(line, at) || isLoyalTo(line, at),
  },
  {
    name: 'where the fire came from',
    role: 'origin',
    catches: [
      'قصفت القوات المتمركزة في [جورين] بلدة السرمانية',
      'قصف بصواريخ انطلقت من قرية [جورين]',
      'قصف مصدره [سراقب] على آفس',
      'قصفت من مواقعها في [كفرنبل] بلدة البارة',
      'قريتا آفس و[سراقب] منطلقا للطائرات التي قصفت بنش',
      'تعرضت بلدة السرمانية لقصف من قوات الجيش في معسكر [جورين]',
      'استهدف معسكر [جورين] بالمدفعية بلدة السرمانية',
      'تعرضت السرمانية لقصف، مصدره قاعدة تركية في [جورين]',
      'رصدت عمليات إطلاق من راجمة صواريخ في محيط قرية [كبانة]',
      'أطلق مسلحون في بلدة [جورين] قذائف باتجاه السرمانية',
      'مدفعية الجيش في [جورين] قصفت بلدة السرمانية',
      'لم تهدأ راجمات النظام المنصوبة في [سراقب] وسقطت قذائفها على بلدة آفس',
      'كانت دبابات اللواء في [كفرنبل] قد أفرغت حمولتها فوق بلدة البارة',
      'تنتشر معظم فصائل التنظيم الخاضع لقيادة واحدة في [سراقب] وتعتدي على آفس',
      'قصفت كتيبة المدفعية في [خربة غزالة] بلدة علما',
      'قصفت الدبابات في حاجز [المغير] مدينة كفرنبودة',
      'استهدفت حواجز الجيش بالمدفعية في [صوران] بلدة مورك',
      'تقصف الحواجز العسكرية في [محردة] بلدتي حلفايا واللطامنة',
      'أمطرت مدفعية الجيش في [معسكر الحامدية] قرية كفرومة بالقذائف',
      'استهدفت مدفعية [الفوج 46] في أورم الكبرى بلدة كفرناها',
      'سقط صاروخ أطلق من اللواء 155 في [القطيفة] على حي الوعر',
      'أصيب طفلان بصاروخ أطلق من الفوج 89 ب[جباب] وانفجر في علما',
    ],
    refuses: [
      'قصفت المدفعية في [ريف حماة] بلدة اللطامنة',
      'قصفت المدفعية أحياء في [درعا]',
      'قصفت المدفعية في [سراقب] بلدة آفس',
      'قصفت كتيبة المدفعية في خربة غزالة بلدة [علما]',
      'قصفت الطائرات كتيبة المدفعية في [خربة غزالة] وبلدة علما',
      'قصف الطيران حواجز الجيش في [خربة غزالة] بلدة علما',
      'الطائرات استهدفت حواجز في [سراقب] مدينة آفس',
      'استهدفت الفصائل كتيبة المدفعية في [خربة غزالة] قرب بلدة علما',
      'قصفت قوات النظام في [دوما] حي الحجارية',
      'سقط صاروخ أطلق من اللواء 155 في [داريا]',
      'صاروخ أطلق من القطيفة سقط في [داريا]',
      'قصفت القوات مواقع في [جورين]',
      'استهدف الطيران معسكر [جورين] وبلدة السرمانية',
      'استهدفت الطائرات عددا من مواقع القوات في [جورين]',
      'دمرت الفصائل راجمة صواريخ في [جورين]',
      'قصف بالمدفعية في [جورين]',
      'قصف أحياء من [سقبا]',
      'قصفت الفصائل مواقع القوات المتمركزة في [جورين]',
      'أصابت صواريخ أطلقتها الفصائل مدينة [جورين]',
      'رمايات صاروخية لمواقع تمركز المسلحين في [البارة]',
    ],
    test: (line, at, gazetteer) =>
      isOrigin(line, at) ||
      launchedBy(line, at) ||
      gunsStandThere(line, at) ||
      gunnersStandThere(line, at) ||
      launcherStandsThere(line, at) ||
      gunnersCamp(line, at) ||
      servesAsStart(line, at) ||
      firedFromThere(line, at) ||
      firerStandsThere(line, at, gazetteer) ||
      launchedFromUnit(line, at),
  },
  {
    name: 'comes from there',
    role: 'source',
    catches: [
      'قصف قرية آهلة بنازحي [دوما]',
      'خرجت حافلات من [دوما]',
      'قتل طفل من أهالي مدينة [سقبا] بقصف',
      'قال ناشط من [سقبا] إن القصف مستمر',
    ],
    refuses: ['قصف عدة مناطق من [سقبا]', 'قصف كلا من [سقبا] وحمورية', 'قصف بالقرب من [سقبا]'],
    test: (line, at) => comesFrom(line, at),
  },
  {
    name: 'goes there',
    role: 'goal',
    catches: [
      'نزح السكان إلى [إدلب] بعد القصف',
      'أسعف المصابون إلى مشفى الشفاء في [إدلب]',
      'نقل الجرحى إلى مشفى في [منبج]',
      'وصلت تعزيزات نحو [سراقب]',
    ],
    refuses: ['امتد القصف إلى [سقبا]', 'قصف على [إدلب]', 'قصف على مشفى في [إدلب]'],
    test: (line, at) => isTreatedAt(line, at) || goesTo(line, at),
  },
  {
    name: 'who speaks from there',
    role: 'speaker',
    catches: ['أفاد مراسلنا في [إدلب] بقصف على سرمين', 'قال المجلس المحلي في [دوما] إن قصفا وقع'],
    refuses: [
      'غارات استهدفت مركزا للدفاع المدني في [خان شيخون]',
      'أصابت الصواريخ محيط مبنى المجلس المحلي في [عفرين]',
      'أفاد مراسلنا بقصف على [إدلب]',
      'قصفت الفصائل مصادر النيران في [سراقب]',
    ],
    test: (line, at) => isSpeaker(line, at) || isSeat(line, at),
  },
  {
    name: 'gives a force its name',
    role: 'force',
    catches: [
      'قصفت فصائل [درعا] بلدة إزرع',
      'قصفت حركة تحرير [حمص] بلدة إزرع',
      'مدفعية [جورين] تقصف بلدة السرمانية',
      'عادت راجمات «[الجولان]» تقصف السرمانية',
    ],
    refuses: ['قصفت القوات مدينة [دمشق]'],
    test: (line, at) => {
      const mention = line.mentions[at]
      if (isLauncherName(line, at)) return true
      if (!mention || mention.kindFrom < mention.from || mention.clitic !== '') return false
      const before = mention.kindFrom - 1
      // «مدفعية جورين تقصف …»: the guns that stand there
      if (/^و?(مدفعيه|راجمه|راجمات|دبابات|مدافع|هاونات)$/.test(textAt(line, before)) && has(line, mention.to, 'fire-verb', 'aim'))
        return true
      // «حركة تحرير حمص», «غرفة عمليات حلب»
      if (
        /^(تحرير|عمليات|درع|احرار|شهداء|ثوار)$/.test(textAt(line, before)) &&
        /^(و|ب|ل)?(ال)?(حركه|غرفه|لواء|جيش|كتيبه|تجمع|جبهه|كتايب)$/.test(textAt(line, before - 1))
      )
        return true
      return has(line, before, 'force') && !/^[وفب]?(ال|لل)/.test(textAt(line, before))
    },
  },
]

const SUPPORT = /^(نصره|دعما|تضامنا|اسنادا|انتصارا)$/
const FAR_OFF = /^(و)?بعيد(ه|ا|ين)?$/
/** «بعيدا عن دمشق»; not «وغير بعيد، في سقبا». */
function isFarOff(line: Line, at: number): boolean {
  const from = line.mentions[at]?.kindFrom ?? 0
  for (let word = from - 1; word >= from - 5; word--) if (FAR_OFF.test(textAt(line, word))) return hasWord(line, word + 1, from, /^(و)?عن$/)
  return false
}

/** «مدنيين يعيشون في …» */
const DWELLING = /^(و)?([يت](عيش|قطن|سكن|قيم)(ون|ن|ها)|[يت](عمل|نشط)(ون)?)$/

/** «، ومقره في …»; not «قصف مقرهم في …» */
function isSeat(line: Line, at: number): boolean {
  return (
    leftWord(line, at, SEAT, 2) &&
    !hasTag(line, (line.mentions[at]?.kindFrom ?? 0) - 5, line.mentions[at]?.kindFrom ?? 0, 'fire-verb', 'fire-noun', 'aim')
  )
}

const SEAT = /^(و)?مقر(ه|ها|هم)$/
