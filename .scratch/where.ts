import { readPlaceTables } from '../src/data/place-tables.ts'
import { loadGazetteer } from '../src/data/gazetteer.ts'
const g = loadGazetteer({country:'SY'})
for (const n of ['C1041']) { console.log(g.get(n as any), g.ancestors(n as any)); for (const r of g.all?.() ?? []) if (r.name==='ريف حلب الغربي') console.log(r, g.inside(n as any, r.id)) }
