import type { Token } from '../normalize/tokens.ts'

/** «دون إصابات»: the text says that nobody was hurt; «دون أنباء عن إصابات»: that nobody told of any. */
export interface NoCasualties {
  readonly from: number
  readonly to: number
  readonly says: 'none' | 'unreported'
  readonly of: 'killed' | 'wounded' | 'all'
}

const words = (list: string) => new Set(list.split(' '))
const WITHOUT = words('دون بدون بلا ودون وبدون وبلا فدون')
const NOT = words('لم ولم فلم لا ولا ما وما ليس وليس')
const HAPPEN = words(
  'وقوع تسجيل ورود سقوط حدوث اي ايه ان تسجل يسجل تقع يقع ترد يرد تحدث يحدث توقع يوقع تسفر يسفر تودي يودي يصب تصب يخلف تخلف تتسبب يتسبب تذكر يذكر ذكر تتوفر ترصد توثق يوثق نوثق يبلغ تبلغ وجود هناك معرفه تعرف توجد يوجد في ب عن من الي تشر يشر الاشاره الابلاغ الحديث',
)
const NEWS = words('انباء معلومات تقارير اخبار بلاغات')
const TELLS = words('يبلغ تبلغ ورود ترد يرد تذكر يذكر ذكر تتوفر تعرف معرفه تشر يشر الاشاره الابلاغ الحديث')
const LOSS: ReadonlyMap<string, NoCasualties['of']> = new Map([
  ...'اصابات اصابه ضحايا خساير ايذاء بوقوع اضرار'.split(' ').map(word => [word, 'all'] as const),
  ...'قتلي شهداء وفيات قتل'.split(' ').map(word => [word, 'killed'] as const),
  ...'جرحي مصابين جرح'.split(' ').map(word => [word, 'wounded'] as const),
])
const MATERIAL = words('ماديه مالي مادي')
const REACH = 6

/** Reads the phrase that begins at token `at`, or null. */
export function noCasualties(tokens: readonly Token[], at: number): NoCasualties | null {
  const head = tokens[at]?.text ?? ''
  if (!WITHOUT.has(head) && !NOT.has(head)) return null
  let unreported = false
  for (let next = at + 1; next <= at + REACH; next++) {
    const token = tokens[next]
    if (token?.kind !== 'word') return null
    const word = token.text
    const loss = LOSS.get(word) ?? (word.startsWith('ب') ? LOSS.get(word.slice(1)) : undefined)
    if (loss) return ending(tokens, at, next, loss, unreported)
    if (NEWS.has(word) || TELLS.has(word)) unreported = true
    else if (!HAPPEN.has(word) && !HAPPEN.has(word.slice(1))) return null
  }
  return null
}

/** «خسائر مادية» is no word on people; «إصابات أو ضحايا», «قتلى أو جرحى» widen it to all. */
function ending(tokens: readonly Token[], from: number, at: number, loss: NoCasualties['of'], unreported: boolean): NoCasualties | null {
  const first = tokens[at]?.text ?? ''
  const next = tokens[at + 1]?.text ?? ''
  if ((first.endsWith('اضرار') && next !== 'بشريه') || (first.endsWith('خساير') && MATERIAL.has(next))) return null
  const says = unreported ? 'unreported' : 'none'
  const joined = next === 'او' || next === 'و' ? at + 2 : at + 1
  const second = tokens[joined]?.text ?? ''
  const more = LOSS.get(second) ?? (second.startsWith('و') ? LOSS.get(second.slice(1)) : undefined)
  if (more && (joined > at + 1 || second.startsWith('و'))) return { from, to: joined + 1, says, of: more === loss ? loss : 'all' }
  return { from, to: next === 'بشريه' ? at + 2 : at + 1, says, of: loss }
}
