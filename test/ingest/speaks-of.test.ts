import { expect, it } from 'vitest'
import { speaksOf } from '../../src/ingest/speaks-of.ts'

const WAITING = 'يرجى الانتظار بينما نتحقق من متصفحك قبل الدخول إلى الموقع. نستخدم ملفات الارتباط لتحسين تجربتك.'

it.each([
  ['in other words', 'قصف مدفعي على أطراف كفرنبل', 'تعرضت أطراف مدينة كفرنبل مساء أمس لقصف بالمدفعية.', true],
  ['with what is written onto a word', 'المدفعية تستهدف والقصف مستمر', 'استهداف بمدفعية ثقيلة', true],
  ['of something else', 'قصف مدفعي على أطراف كفرنبل يوقع ثلاثة قتلى', WAITING, false],
  [
    'of something else, with one word by chance',
    `قتلى بقصف على كفرنبل. ${'عشرات العائلات غادرت المنازل باتجاه مخيمات حدودية شمالي المحافظة خشية تجدد الغارات'} قبل الفجر الدخول`,
    WAITING,
    false,
  ],
  ['of what is too short to tell', 'عاجل', WAITING, true],
])('a page that speaks %s', (_what, entry, page, expected) => {
  expect(speaksOf(page, entry)).toBe(expected)
})
