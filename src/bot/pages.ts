import type { Press } from './callback-data.ts'
import type { Button } from './keyboard.ts'
import type { Turn } from './turn.ts'

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly page: number
  readonly pages: number
}

const PER_PAGE = 10

/** One page of a list; a page beyond the end is the last. */
export function pageOf<Item>(all: readonly Item[], page: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE))
  const shown = Math.min(Math.max(0, page), pages - 1)
  return { items: all.slice(shown * PER_PAGE, (shown + 1) * PER_PAGE), page: shown, pages }
}

/** Previous and next, where there are. */
export function pageRow(turn: Turn, { page, pages }: Page<unknown>, press: (page: number) => Press): readonly Button[] {
  const previous = { label: turn.t('button-previous'), press: press(page - 1) }
  const next = { label: turn.t('button-next'), press: press(page + 1) }
  return [...(page > 0 ? [previous] : []), ...(page < pages - 1 ? [next] : [])]
}
