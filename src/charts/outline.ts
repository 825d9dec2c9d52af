export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * A coarse line around points, made of the points alone: their hull, drawn in where a side is long and a point lies near it (concave hull by
 * digging). No survey of anything.
 */
export function outlineOf(points: readonly Point[]): readonly Point[] {
  const hull = [...convexHull(points)]
  if (hull.length < 3) return hull
  const longest = LONG_SIDE * Math.max(extent(points, 'x'), extent(points, 'y'))
  const left = new Set(points.filter(point => !hull.includes(point)))
  for (let at = 0; at < hull.length && hull.length < MOST_CORNERS; ) {
    const [a, b] = [hull[at]!, hull[(at + 1) % hull.length]!]
    const inner = distance(a, b) > longest ? nearest(left, hull, at) : null
    if (inner === null) at += 1
    else {
      hull.splice(at + 1, 0, inner)
      left.delete(inner)
    }
  }
  return hull
}

const LONG_SIDE = 0.15
const MOST_CORNERS = 120
/** How far in a side may be dug, in lengths of the side. */
const DIG = 0.3

/** The point that the side can be drawn in to, without a crossing; null where there is none. */
function nearest(left: ReadonlySet<Point>, hull: readonly Point[], at: number): Point | null {
  const [a, b] = [hull[at]!, hull[(at + 1) % hull.length]!]
  const [before, after] = [hull[(at + hull.length - 1) % hull.length]!, hull[(at + 2) % hull.length]!]
  let best: { readonly point: Point; readonly depth: number } | null = null
  for (const point of left) {
    const depth = toSide(point, a, b)
    if (depth > DIG * distance(a, b) || (best !== null && depth >= best.depth)) continue
    // nearer to a neighbouring side: that one is drawn in to it
    if (toSide(point, before, a) < depth || toSide(point, b, after) < depth) continue
    if (!crosses(hull, a, point) && !crosses(hull, point, b)) best = { point, depth }
  }
  return best?.point ?? null
}

function crosses(hull: readonly Point[], from: Point, to: Point): boolean {
  return hull.some((corner, index) => {
    const next = hull[(index + 1) % hull.length]!
    if ([corner, next].some(end => end === from || end === to)) return false
    return turn(corner, next, from) !== turn(corner, next, to) && turn(from, to, corner) !== turn(from, to, next)
  })
}

/** Andrew's monotone chain: corners in one sense, without those on a side. */
function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...new Map(points.map(point => [`${point.x} ${point.y}`, point])).values()].sort((a, b) => a.x - b.x || a.y - b.y)
  if (sorted.length < 3) return sorted
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = []
    for (const point of ordered) {
      while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half([...sorted].reverse())]
}

function cross(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

const turn = (a: Point, b: Point, c: Point) => cross(a, b, c) > 0
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

function toSide(point: Point, a: Point, b: Point): number {
  const length = distance(a, b) ** 2
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length))
  return distance(point, { x: a.x + along * (b.x - a.x), y: a.y + along * (b.y - a.y) })
}

function extent(points: readonly Point[], axis: 'x' | 'y'): number {
  const values = points.map(point => point[axis])
  return Math.max(...values) - Math.min(...values)
}
