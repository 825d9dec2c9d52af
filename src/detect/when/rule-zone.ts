import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import type { TimeRule } from './piece.ts'

const BY_TIME_OF = wordSet('بتوقيت توقيت لتوقيت بالتوقيت التوقيت')
const LOCAL = wordSet('المحلي محلي المحليه')
const UNIVERSAL = wordSet('تغ gmt utc غرينتش جرينتش غرينيتش جرينيتش كرينتش الغرينتشي العالمي الدولي')

const ZONES: ReadonlyMap<string, string | null> = new Map(
  (
    [
      ['Europe/Moscow', 'موسكو روسيا'],
      ['Asia/Riyadh', 'مكه السعوديه الرياض'],
      ['UTC', 'غرينتش جرينتش غرينيتش جرينيتش كرينتش غرينيتش غرينتس العالمي الدولي gmt utc'],
      ['Asia/Jerusalem', 'القدس فلسطين غزه اسراييل'],
      ['Europe/Istanbul', 'تركيا اسطنبول انقره'],
      ['Asia/Beirut', 'بيروت لبنان'],
      ['Asia/Amman', 'عمان الاردن'],
      ['Asia/Baghdad', 'بغداد العراق'],
      ['Africa/Cairo', 'القاهره مصر'],
      ['Asia/Aden', 'صنعاء عدن اليمن'],
      ['Africa/Tripoli', 'طرابلس ليبيا'],
      ['Africa/Khartoum', 'الخرطوم السودان'],
      ['Asia/Tehran', 'طهران ايران'],
      ['Asia/Dubai', 'ابوظبي دبي الامارات'],
      ['America/New_York', 'واشنطن نيويورك'],
      ['Europe/London', 'لندن'],
      ['Europe/Paris', 'باريس جنيف'],
      ['Asia/Damascus', 'دمشق سوريا سوريه'],
    ] as const
  ).flatMap(([zone, names]) => names.split(' ').map(name => [name, zone] as const)),
)

/** «بتوقيت موسكو», «بتوقيت مكة المكرمة», «(تغ)», «بالتوقيت المحلي». */
export const zone: TimeRule = {
  name: 'zone',
  starts: [BY_TIME_OF, UNIVERSAL, wordSet('ت')],
  read: (tokens, at) => {
    const text = tokens[at]?.text ?? ''
    if (text === 'ت' && tokens[at + 1]?.text === 'غ') return { kind: 'zone', from: at, to: at + 2, and: false, zone: 'UTC' }
    if (UNIVERSAL.has(text) || isInitials(tokens, at))
      return { kind: 'zone', from: at, to: isInitials(tokens, at) ? at + 3 : at + 1, and: false, zone: 'UTC' }
    if (!BY_TIME_OF.has(text)) return null
    const name = tokens[at + 1]?.text ?? ''
    if (LOCAL.has(name)) return { kind: 'zone', from: at, to: at + 2, and: false, zone: null }
    const known = ZONES.get(name)
    if (!known) return null
    return { kind: 'zone', from: at, to: tokens[at + 2]?.text === 'المكرمه' ? at + 3 : at + 2, and: false, zone: known }
  },
}

/** «ت. غ» */
function isInitials(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === 'ت' && tokens[at + 1]?.text === '.' && tokens[at + 2]?.text === 'غ'
}
