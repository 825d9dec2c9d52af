/**
 * Whether an Arabic and a Latin spelling are of one name, by their consonants: «سفتك» and Siftek. OCHA gives some places two English names
 * («Upper Sift - Siftek») and one Arabic; the matched Arabic alternates are right where they sound like one of the two.
 */
export function soundsLike(arabic: string, latin: string): boolean {
  const heard = arabicConsonants(arabic)
  return heard.length > 1 && latin.split(/ - |\//).some(part => latinConsonants(part) === heard)
}

const ARABIC: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'بb',
    'پb',
    'تt',
    'طt',
    'ثt',
    'جj',
    'چj',
    'حh',
    'هh',
    'خk',
    'دd',
    'ذd',
    'ضd',
    'ظd',
    'رr',
    'زz',
    'سs',
    'صs',
    'شs',
    'غg',
    'فf',
    'ڤf',
    'قk',
    'كk',
    'گk',
    'لl',
    'مm',
    'نn',
  ].map(pair => [pair[0]!, pair[1]!]),
)

function arabicConsonants(name: string): string {
  const letters = name.replace(/(^|\s)ال/gu, '$1').replace(/[ةه](\s|$)/gu, '$1')
  return single([...letters].map(letter => ARABIC[letter] ?? '').join(''))
}

function latinConsonants(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036F`'’‘ʻ]/g, '')
    .toLowerCase()
    .replace(/\b(?:[ae]l|as|ash|at|az|ar|an|ad|et|es|er|ez|en|ed)[ -]/g, '')
    .replace(/\bel(?=[a-z]{3})/g, '')
  const folded = plain
    .replace(/[sc]h/g, 's')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/kh/g, 'k')
    .replace(/gh/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/[qc]/g, 'k')
    .replace(/p/g, 'b')
    .replace(/v/g, 'f')
    .replace(/h\b/g, '')
  return single(folded.replace(/[^bdfghjklmnrstz]/g, ''))
}

/** Doubled consonants are written once in either script. */
function single(consonants: string): string {
  return consonants.replace(/(.)\1+/g, '$1')
}
