import type { Kind, Status } from '../../domain/detection.ts'
import type { EventRecord, RecordCertainty, RecordRange } from '../event-record.ts'

/** Words for lists and files in Arabic; messages to followers have a renderer of their own. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = { shelling: 'قصف', ceasefire: 'هدنة مُعلَنة', corridor: 'ممر مُعلَن' }

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  reported: 'خبر عنه',
  proposed: 'اقتراح أو مطلب',
  announced: 'إعلان',
  in_effect: 'يُقال إنها سارية',
  violated: 'أنباء عن عدم الالتزام بها',
  ended: 'أنباء عن انتهائها',
  open: 'يُقال إنه مفتوح',
  closed: 'أنباء عن إغلاقه أو انتهاء موعده',
  denied: 'هناك من ينفيه',
}

export const CERTAINTY_WORDS: Readonly<Record<RecordCertainty, string>> = {
  'one source': 'مصدر واحد؛ الخبر غير مؤكد',
  'several sources': 'مصادر مختلفة',
  'one side': 'أعلنه طرف واحد',
  'both sides': 'أعلنه الطرفان',
  'neutral body': 'بحسب جهة دولية محايدة',
  denied: 'هناك من ينفيه',
}

/** «قصف: سقبا، ريف دمشق». */
export function headline(record: EventRecord): string {
  return record.withdrawn ? `خبر سُحب: ${placeWords(record)}` : `${KIND_WORDS[record.kind]}: ${placeWords(record)}`
}

export function placeWords({ places }: EventRecord): string {
  const [first] = places
  const governorate = first?.governorate != null && first.governorate !== first.name ? `، ${first.governorate}` : ''
  const names = places.map(place => (place.candidates.length > 0 ? `${place.name} (المكان غير محسوم)` : place.name))
  return `${names.join(' و')}${governorate}`
}

/** All that is known, in sentences, each with its speaker's standing; no word of an article. */
export function story(record: EventRecord): string {
  if (record.withdrawn) return 'سُحب هذا الخبر كله: تبيّن أنه لا يصح كما ورد.'
  const { killed, wounded, casualties } = record.toll
  const figures = [
    killed && `القتلى: ${rangeWords(killed)}`,
    wounded && `الجرحى: ${rangeWords(wounded)}`,
    casualties && `بين قتيل وجريح: ${rangeWords(casualties)}`,
  ].filter(part => part !== null)
  const speakers = [...new Set(record.sources.flatMap(source => (source.saidBy.length > 0 ? source.saidBy : [source.outlet])))]
  return [
    `${STATUS_WORDS[record.status]}.`,
    record.day === null ? null : `اليوم: ${record.day}${record.dayStated ? '' : ' (مستنتج من تاريخ النشر)'}.`,
    record.start === null && record.end === null && record.daily === null ? null : `الموعد المُعلَن: ${windowWords(record)}.`,
    record.kind !== 'shelling' ? null : figures.length === 0 ? 'لم تُذكر حصيلة.' : `${figures.join('، و')}.`,
    `${CERTAINTY_WORDS[record.certainty]}. المصادر: ${record.sourceCount}، المقالات: ${record.articleCount}.`,
    speakers.length === 0 ? null : `بحسب: ${speakers.join('؛ ')}.`,
    record.deniedBy.length === 0 ? null : `ينفيه: ${record.deniedBy.join('؛ ')}.`,
    record.kind === 'corridor' ? 'الممرات تبقى خطرة حتى عند الاتفاق عليها.' : null,
    record.kind === 'ceasefire' ? 'عدم وصول خبر لا يعني الهدوء.' : null,
  ]
    .filter(line => line !== null)
    .join('\n')
}

function windowWords({ start, end, daily }: EventRecord): string {
  return [start && `من ${start.replace('T', ' ')}`, end && `إلى ${end.replace('T', ' ')}`, daily && `يومياً ${daily.replace('-', ' إلى ')}`]
    .filter(Boolean)
    .join('، ')
}

export function rangeWords({ min, minBound, max, maxBound }: RecordRange): string {
  const bound = { min: ' على الأقل', max: ' على الأكثر', about: ' تقريباً' }
  const of = (value: number, kind: RecordRange['minBound']) => `${value}${kind === null ? '' : bound[kind]}`
  return min === max ? of(max, maxBound ?? minBound) : `من ${of(min, minBound)} إلى ${of(max, maxBound)}`
}
