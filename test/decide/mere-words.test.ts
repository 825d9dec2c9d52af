import { expect, it } from 'vitest'
import { isMereWord } from '../../src/decide/standing.ts'

it.each(['حثت الأمم المتحدة على هدنة في دوما.', 'ويحثّ البيان على وقف النار.', 'ناشد المجلس الأطراف.', 'ترحيب بهدنة في دوما.'])(
  'a call confirms nothing: %s',
  summary => expect(isMereWord(summary)).toBe(true),
)

it.each(['بحث هدنة في دوما.', 'مباحثات على هدنة في دوما.', 'إعلان هدنة في دوما.'])('what is no call: %s', summary =>
  expect(isMereWord(summary)).toBe(false),
)
