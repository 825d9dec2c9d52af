import type { Detection } from '../../domain/detection.ts'

/** temporary */
export function summarise(detection: Omit<Detection, 'summary'>): string {
  return `قصف على ${detection.places.map(place => place.name).join('، ')}.`
}
