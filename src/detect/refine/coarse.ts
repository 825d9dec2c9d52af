import type { Place } from '../../domain/place.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'

/**
 * Drops fire on a wide area where the article names the towns: a lead says «ريف إدلب», the body says which villages. Named regions that are
 * told of by themselves stay, since people follow them.
 */
export function dropCoarse(sketches: readonly Sketch[], { tables: { gazetteer } }: Reading): { kept: Sketch[]; dropped: Sketch[] } {
  const kept: Sketch[] = []
  const dropped: Sketch[] = []
  for (const sketch of sketches) {
    const { place } = sketch.place
    const finer =
      sketch.kind === 'shelling' &&
      place !== null &&
      isArea(sketch, place) &&
      sketches.some(other => {
        const inner = other.place.mention?.chosen ?? other.place.mention?.area
        return (
          other.kind === 'shelling' &&
          inner != null &&
          inner !== place.id &&
          (other.day === sketch.day || !(other.dayStated && sketch.dayStated)) &&
          gazetteer.inside(inner, place.id) &&
          (!isNamedRegion(place) || other.line === sketch.line)
        )
      })
    ;(finer ? dropped : kept).push(sketch)
  }
  return { kept, dropped }
}

function isArea({ place }: Sketch, { kind }: Place): boolean {
  if (kind === 'district' || kind === 'subdistrict') return /^(محافظه|منطقه|ناحيه|ريف|مناطق)$/.test(place.mention?.kindWord ?? '')
  return kind === 'region' || kind === 'governorate' || kind === 'country'
}

/** «الغوطة الشرقية», «جبل الزاوية»: an area with a name of its own, no «ريف …» and no point of the compass. */
function isNamedRegion({ kind, name }: Place): boolean {
  return kind === 'region' && !/^(ريف|شمال|جنوب|شرق|غرب|وسط|منطقة خفض|الشمال|الجنوب|الساحل|البادية|الجزيرة)/.test(name)
}
