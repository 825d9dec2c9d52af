import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES } from '../../src/data/lexicon/parties.ts'
import { partyName, sideOf } from '../../src/data/parties.ts'
import type { Count, DetectedPlace, Detection, Speaker } from '../../src/domain/detection.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import { parsePlaceId } from '../../src/domain/ids.ts'
import { type ReplayArticle, readArticle } from '../../src/replay/read-articles.ts'
import { at, detection, gazetteer, placeId } from '../support/detections.ts'

/** A place of a story: by its name; in doubt between ids; or named by the text inside a known area. */
type Place = string | { readonly doubt: string; readonly between: readonly string[] } | { readonly named: string; readonly area: string }

/** What an article of a story says, in short. */
type Says = Partial<Omit<Detection, 'places' | 'toll' | 'speakers' | 'deniedBy'>> & {
  readonly places: readonly Place[]
  readonly time?: string
  readonly killed?: number
  readonly wounded?: number
  readonly children?: number
  /** Keys of parties, or roles. */
  readonly by: readonly string[]
  readonly denied?: readonly string[]
}

export interface Story {
  readonly name: string
  readonly articles: readonly ReplayArticle[]
  /** What a careful reader finds in each article. */
  readonly says: ReadonlyMap<string, readonly Detection[]>
}

const FOLDER = import.meta.dirname

/** The stories beside this file: articles with what each says. */
export const stories: readonly Story[] = readdirSync(FOLDER)
  .filter(name => name.endsWith('.ndjson'))
  .sort()
  .map(file => {
    const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n').filter(Boolean)
    const values = lines.map(line => JSON.parse(line) as { says: readonly Says[] })
    const articles = values.map(value => {
      const read = readArticle(value)
      if (!read.ok) throw new Error(`${file}: ${read.error}`)
      return read.article
    })
    const says = new Map(articles.map((article, index) => [article.id, (values[index]?.says ?? []).map(toDetection)]))
    return { name: file.replace('.ndjson', ''), articles, says }
  })

function toDetection(says: Says): Detection {
  const { places, time, killed, wounded, children, by, denied = [], ...rest } = says
  const day = rest.day ?? null
  const count = (value: number | undefined): Count | null => (value === undefined ? null : { value, bound: null })
  return detection({
    day: null,
    dayStated: day !== null,
    ...rest,
    places: places.map(toPlace),
    timeText: time ?? null,
    toll: { ...NO_TOLL, killed: count(killed), wounded: count(wounded), children: count(children) },
    speakers: by.map(key => toSpeaker(key, day)),
    deniedBy: denied.map(key => toSpeaker(key, day)),
  })
}

function toPlace(place: Place): DetectedPlace {
  if (typeof place === 'string') return at(place)
  const base = { id: null, lat: null, lon: null }
  if ('named' in place)
    return { ...base, name: place.named, mention: place.named, candidates: [], area: placeId(place.area), reason: 'named by the text' }
  const candidates = place.between.flatMap(id => parsePlaceId(id) ?? []).filter(id => gazetteer.get(id))
  if (candidates.length !== place.between.length) throw new Error(`unknown candidates for ${place.doubt}`)
  return { ...base, name: place.doubt, mention: place.doubt, candidates, area: null, reason: 'in doubt' }
}

function toSpeaker(key: string, day: string | null): Speaker {
  const side = sideOf(key)
  if (side !== null) return { name: partyName(key, day ?? '2018-01-01', 'ar') ?? key, party: key, side, outlet: null }
  const role = ROLES.find(({ name }) => name === key)
  if (role === undefined) throw new Error(`neither a party nor a role: ${key}`)
  return { name: key, party: null, side: role.side, outlet: null }
}
