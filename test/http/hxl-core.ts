/** HXL 1.1: the core hashtags, and the core attributes that our columns use. Others may be added behind them freely, in the form of the standard. */
const HASHTAGS: ReadonlySet<string> = new Set(
  (
    'access activity adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity cause channel contact country crisis currency date delivery description ' +
    'event frequency geo group impact indicator inneed item loc meta modality need operations org output population reached region respondee sector ' +
    'service severity status subsector targeted value'
  ).split(' '),
)

/** What of a tag is not as the standard has it; null where nothing. */
export function hxlFault(tag: string): string | null {
  const parsed = /^#([a-z][a-z0-9_]*)((?:\+[a-z][a-z0-9_]*)*)$/.exec(tag)
  if (!parsed) return `${tag}: not of the form #tag+attribute`
  return HASHTAGS.has(parsed[1]!) ? null : `${tag}: #${parsed[1]} is not among the core hashtags`
}
