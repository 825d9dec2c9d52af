import type { NormalText, Sentence } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import type { Tense } from './piece.ts'

const FUTURE = wordSet(
  'سوف لن المقرر المزمع المتوقع المرتقب المنتظر يعتزم تعتزم ينوي تنوي وسوف المقررة ستبدا سيبدا قادم مقبل رح حنبدا يعتزمون المفترض',
)
/** A verb of the future: «س» and a present verb. The rest are other words that begin so. */
const WILL = /^[وف]?س[يتن][\u0621-\u064a]{2,}$/
const NOT_WILL =
  /^[وف]?(?:سيار|سيطر|سياس|سياق|سياد|سينا|سينم|سيول|سيما|سيد(?:ه|ات|تان|تين)?$|سيف$|سيوف|سيل$|سيره$|سير$|سيرت|سيلان|سيجار|سته$|ستين|ستون|ستار|ستاد|ستره|سنه$|سنو|سنج|سنان|سني|سند|سنت)/
const PAST = wordSet(
  'قتل قتلت قتلوا اصيب اصيبت جرح جرحت استشهد استشهدت قصف قصفت استهدف استهدفت شن شنت سقط سقطت اعلن اعلنت قال قالت افاد افادت اكد اكدت وقع وقعت دخل دخلت بدا بدات انتهي انتهت كان كانت ادي ادت اسفر اسفرت تعرض تعرضت طال طالت دمر دمرت خرج خرجت وصل وصلت القي القت اطلق اطلقت انهار انهارت توصل توصلت اتفق اتفقت خرق خرقت ذكر ذكرت نفذ نفذت ارتكب ارتكبت استمر استمرت تواصل تواصلت شارك دعا دعت طالب طالبت سيطر سيطرت هاجم هاجمت توقف توقفت عاد عادت قرر قررت وافق وافقت فجر اندلع اندلعت نزح اجلي اجلت سلم انسحب انسحبت تقدم تقدمت اصدر اصدرت نشر نشرت سجل سجلت رصد وثق وثقت حلق حلقت اغار اغارت تجدد تجددت عقد عقدت شارك مقتل اصابه نفي نفت شهد شهدت صرح لقي تم تمت جري جرت اغلق اغلقت فتح فتحت غادر غادرت',
)
const REACH = 14

/** Tense of the words around tokens [from, to) in their sentence: the nearest verb that shows one, those before first. */
export function tenseAround(text: NormalText, from: number, to: number): Tense {
  const sentence = sentenceAt(text.sentences, from)
  const [left, right] = [sentence?.from ?? from, sentence?.to ?? to]
  for (let step = 1; step <= REACH; step++) {
    const before = from - step >= left ? tenseOf(text.tokens[from - step]?.text ?? '') : 'unknown'
    if (before !== 'unknown') return before
    const after = to + step - 1 < right ? tenseOf(text.tokens[to + step - 1]?.text ?? '') : 'unknown'
    if (after !== 'unknown') return after
  }
  return 'unknown'
}

/** Sentences lie in order: a halving search keeps long texts linear. */
function sentenceAt(sentences: readonly Sentence[], token: number): Sentence | undefined {
  let [low, high] = [0, sentences.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const sentence = sentences[middle] as Sentence
    if (token < sentence.from) high = middle - 1
    else if (token >= sentence.to) low = middle + 1
    else return sentence
  }
  return undefined
}

function tenseOf(word: string): Tense {
  if (FUTURE.has(word)) return 'future'
  if (WILL.test(word) && !NOT_WILL.test(word)) return 'future'
  return PAST.has(word) || ((word.startsWith('و') || word.startsWith('ف')) && PAST.has(word.slice(1))) ? 'past' : 'unknown'
}
