import { has, type Line, textAt } from '../reading/line.ts'

/** «رغم الهدنة», «مع أن الهدنة»: at odds with what stands behind token `at`. */
export function isDespite(line: Line, at: number): boolean {
  return (
    /^(و|ف)?(رغم|برغم|بالرغم|الرغم)$/.test(textAt(line, at)) ||
    (/^(و|ف)?مع$/.test(textAt(line, at)) && /^(ان|انه|انها)$/.test(textAt(line, at + 1))) ||
    (has(line, at, 'truce-break') && /^(و|ف)?(علي|بالرغم)$/.test(textAt(line, at)))
  )
}

/** «رغم التفاهم الذي أعلن قبل يومين بوقف النار»: the deal that was declared is the one they fire in spite of. */
export function isDespiteDeal(line: Line, at: number): boolean {
  return has(line, at, 'deal') && isDespite(line, at - 1)
}
