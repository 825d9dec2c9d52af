import { MONTH_NAMES } from '../../arabic/month-names.ts'
import type { LocalMinute } from '../../domain/detection.ts'

/** « كل يوم من 09:00 إلى 14:00 بتوقيت دمشق.», with a space before; empty where no hours are told. */
export function windowText({ start, end, daily }: { start: LocalMinute | null; end: LocalMinute | null; daily: string | null }): string {
  const sentences: string[] = []
  if (daily) sentences.push(`كل يوم من ${daily.replace('-', ' إلى ')} بتوقيت دمشق.`)
  if (start && end) sentences.push(`من ${moment(start)} إلى ${moment(end)} بتوقيت دمشق.`)
  else if (start) sentences.push(`اعتباراً من ${moment(start)} بتوقيت دمشق.`)
  else if (end) sentences.push(`حتى ${moment(end)} بتوقيت دمشق.`)
  return sentences.map(sentence => ` ${sentence}`).join('')
}

/** «23 آذار 2018 الساعة 00:00» */
function moment(local: LocalMinute): string {
  const [date = '', time = ''] = local.split('T')
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${MONTH_NAMES[Number(month) - 1] ?? month} ${year} الساعة ${time}`
}
