import type { DetectedPlace } from '../../domain/detection.ts'

const SHOWN = 6

/** «مدينة سقبا وبلدة جسرين»: the places in the article's own words; beyond six the rest is told without a number. */
export function placesList(places: readonly DetectedPlace[]): string {
  const names = [...new Set(places.map(({ mention, name }) => clean(mention) || name))]
  const shown = names.slice(0, SHOWN)
  return names.length > SHOWN ? `${shown.join(' و')} وأماكن أخرى` : shown.join(' و')
}

function clean(mention: string): string {
  return mention
    .replace(/[#"“”«»()[\]]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
