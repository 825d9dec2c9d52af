import { expect, it } from 'vitest'
import { read } from '../support/tables.ts'

it.each([
  ['نفت وزارة الخارجية السورية وجود أي هدنة في الغوطة الشرقية.', 'وزارة الخارجية السورية'],
  ['نفت الجبهة الوطنية للتحرير التوصل إلى هدنة في مدينة إدلب.', 'الجبهة الوطنية للتحرير'],
  ['نفى جيش الإسلام وجود ممر إنساني في دوما.', 'جيش الإسلام'],
])('%s', (text, denier) => {
  const [detection] = read(text)
  expect(detection?.status).toBe('denied')
  expect(detection?.deniedBy.map(({ name }) => name)).toEqual([denier])
})
