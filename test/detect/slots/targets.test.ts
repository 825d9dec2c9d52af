import { expect, it } from 'vitest'
import { read } from '../support/tables.ts'

it.each([
  ['قصفت المدفعية مدينة جسر الشغور.', []],
  ['قصفت المدفعية جسر مدينة الرستن.', ['road']],
  ['قصفت المدفعية مخيم اليرموك.', ['camp']],
  ['قصفت الطائرات سوق مدينة سراقب.', ['market']],
] as const)('%s', (text, targets) => expect(read(text).flatMap(detection => detection.targets)).toEqual(targets))
