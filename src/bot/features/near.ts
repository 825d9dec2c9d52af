import { writeDigits } from '../messages/messages.ts'
import { nameOf } from '../show-place.ts'
import type { Turn } from '../turn.ts'

const MOST_PLACES = 8
const FARTHEST_KM = 100
const HERE_KM = 0.5

/** `/near`: asks for a location by the phone's own button. */
export async function near(turn: Turn): Promise<void> {
  await turn.send({
    text: turn.t('near-ask'),
    replyMarkup: {
      keyboard: [[{ text: turn.t('button-near'), request_location: true }]],
      one_time_keyboard: true,
      resize_keyboard: true,
    },
  })
}

/** A shared location becomes the nearest places, and is dropped. */
export async function nearest(turn: Turn, lat: number, lon: number): Promise<void> {
  const found = turn.deps.answers.nearest(lat, lon, MOST_PLACES).filter(({ distanceKm }) => distanceKm <= FARTHEST_KM)
  if (found.length === 0) {
    await turn.send({ text: turn.t('near-nothing'), replyMarkup: { remove_keyboard: true } })
    return
  }
  await turn.send({
    text: turn.t('near-found'),
    rows: found.map(({ place, distanceKm, direction }) => {
      const name = nameOf(turn, place)
      const label =
        distanceKm < HERE_KM
          ? turn.t('near-row-here', { place: name })
          : turn.t('near-row', {
              place: name,
              distance: writeDigits(distanceKm < 10 ? distanceKm.toFixed(1) : distanceKm.toFixed(0), turn.digits),
              direction: turn.t(`direction-${direction}`),
            })
      return [{ label, press: { do: 'follow', place: place.id } as const }]
    }),
  })
}
