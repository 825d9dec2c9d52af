import type { MessageView } from '../../test/bot-api/control.ts'
import { buttonLabels } from './resident.ts'

const colour = (code: number) => (text: string) => (process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text)
export const dim = colour(2)
export const bold = colour(1)
export const green = colour(32)
export const cyan = colour(36)
export const yellow = colour(33)

/** A message as it lies on the phone: its lines, then its buttons, numbered. */
export function showMessage(message: MessageView, numbered = false): string {
  const lines = message.text.split('\n').map(line => `  ${cyan('│')} ${line}`)
  const buttons = buttonLabels(message).map((label, at) =>
    numbered ? `${dim(`${at + 1}`)} ${yellow(`[${label}]`)}` : yellow(`[${label}]`),
  )
  const marks = [
    message.silent ? 'silent' : 'with sound',
    message.versions.length > 1 ? `edited ${message.versions.length - 1}×` : '',
  ].filter(Boolean)
  return [...lines, ...(buttons.length > 0 ? [`  ${cyan('│')} ${buttons.join('  ')}`] : []), `  ${dim(`(${marks.join(', ')})`)}`].join('\n')
}
