import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Each layer and what it may import from inside the project; everything may import `domain`. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  arabic: [],
  detect: ['arabic', 'data/lexicon'],
  decide: ['detect', 'data/parties.ts'],
  data: ['detect/normalize'],
}
const PURE = ['domain', 'arabic', 'detect', 'decide']
const IMPURE = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bprocess\.|\bfetch\(|\bsetTimeout\(|\bawait\b/

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(folder, name))
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/^(?:import|export|\}) (?:.*)?from '([^']+)'$|^\} from '([^']+)'$|\bimport\('([^']+)'\)/gm)].flatMap(match =>
    match.slice(1).filter(Boolean),
  )
}

describe.each(Object.entries(LAYERS))('src/%s', (layer, allowed) => {
  it('imports only what lies below it', () => {
    const wrong = sources(`src/${layer}`).flatMap(file =>
      importsOf(file)
        .filter(target => target.startsWith('.'))
        .map(target => relative(join(root, 'src'), resolve(join(root, dirname(file)), target)))
        .filter(target => ![layer, 'domain', ...allowed].some(folder => target === folder || target.startsWith(`${folder}/`)))
        .map(target => `${file} → ${target}`),
    )
    expect(wrong).toEqual([])
  })
})

describe.each(PURE)('src/%s', layer => {
  it('knows no clock, no chance, no network, no environment', () => {
    const wrong = sources(`src/${layer}`).filter(file =>
      IMPURE.test(readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    )
    expect(wrong).toEqual([])
  })

  it('imports no package', () => {
    const wrong = sources(`src/${layer}`).flatMap(file =>
      importsOf(file)
        .filter(target => !target.startsWith('.'))
        .map(target => `${file} → ${target}`),
    )
    expect(wrong).toEqual([])
  })
})

it('only wiring imports the context: the steps take what they need', () => {
  const below = ['ingest', 'notify', 'queries', 'bot', 'admin', 'http', 'db', 'queue', ...PURE]
  const wrong = below
    .flatMap(folder => sources(`src/${folder}`))
    .filter(file => importsOf(file).some(target => /\/(app|main|cli)\.ts$|\/workers\//.test(target)))
  expect(wrong).toEqual([])
})
