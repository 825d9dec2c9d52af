import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { foldName } from '../../src/data/fold-name.ts'
import { packFile } from '../../src/data/gazetteer.ts'
import { readPlaceTables } from '../../src/data/place-tables.ts'
import { PLACE_KINDS, type Place } from '../../src/domain/place.ts'
import { placeOf, syria } from './pack.ts'

const byName = new Map<string, Place[]>()
for (const place of syria.places.values()) {
  for (const fold of new Set([place.name, ...place.aliases].map(foldName))) byName.set(fold, [...(byName.get(fold) ?? []), place])
}

function named(name: string): readonly Place[] {
  return byName.get(foldName(name)) ?? []
}

describe('spellings of news', () => {
  it.each([
    ['دوما', 'C2338'],
    ['حرستا', 'C2342'],
    ['عربين', 'C2321'],
    ['زملكا', 'C2320'],
    ['سقبا', 'C2314'],
    ['جسرين', 'C2317'],
    ['عين ترما', 'C2315'],
    ['كفربطنا', 'C2319'],
    ['مسرابا', 'C2344'],
    ['مديرا', 'C2343'],
    ['حزة', 'C2313'],
    ['أفتريس', 'C2312'],
    ['حميميم', 'C3588'],
    ['حمورية', 'C2316'],
    ['حمورة', 'C2316'],
    ['بيت سوى', 'C2318'],
    ['بيت سوا', 'C2318'],
    ['الشيفونية', 'C2334'],
    ['الشفونية', 'C2334'],
    ['مخيم الوافدين', 'C2330'],
    ['القابون', 'C10011012'],
    ['جوبر', 'C10011011'],
    ['برزة', 'C10011013'],
    ['مساكن برزة', 'C10011015'],
    ['كفرسوسة', 'C10011010'],
    ['العباسيين', 'C10011018'],
    ['القصاع', 'C10011026'],
    ['ركن الدين', 'C10011035'],
    ['المزة', 'C10011071'],
    ['القدم', 'C10011068'],
    ['الميدان', 'C10011059'],
    ['التضامن', 'x-hay-dam-tadamon'],
    ['كفرنبل', 'C4068'],
    ['كفر نبل', 'C4068'],
    ['كفرلاها', 'C2556'],
    ['كوباني', 'C1946'],
    ['عين العرب', 'C1946'],
    ['معرة مصرين', 'C3947'],
    ['أوتايا', 'C2350'],
    ['سري كانيه', 'C4988'],
    ['قامشلو', 'C4564'],
    ['كري سبي', 'C5792'],
    ['ديريك', 'C4881'],
    ['المعرة', 'C3985'],
    ['الطبقة', 'C5929'],
    ['الثورة', 'C5929'],
    ['الشدادي', 'C4446'],
    ['الباغوز', 'C5184'],
    ['بابا عمرو', 'x-hay-homs-baba-amr'],
    ['باب عمرو', 'x-hay-homs-baba-amr'],
    ['الوعر', 'x-hay-homs-waer'],
    ['مساكن هنانو', 'N0129'],
    ['التيفور', 'x-air-tiyas'],
    ['مطار حميميم', 'x-air-hmeimim'],
    ['سد الفرات', 'x-dam-furat'],
    ['سد تشرين', 'x-dam-tishrin'],
    ['باب الهوى', 'C6389'],
    ['معبر باب السلامة', 'C6669'],
    ['معبر اليعربية', 'x-xing-yarubiya'],
    ['معبر نصيب', 'x-xing-nasib'],
    ['معبر جديدة يابوس', 'x-xing-jdeidet-yabous'],
    ['معبر مورك', 'x-xing-morek'],
    ['معبر أبو الضهور', 'x-xing-abu-duhur'],
    ['ممر مخيم الوافدين', 'x-xing-wafidin'],
    ['تلول الصفا', 'x-nat-safa'],
    ['جبل الأربعين', 'x-nat-arbain'],
    ['الغوطة الشرقية', 'x-reg-ghouta-e'],
    ['الغوطة', 'x-reg-ghouta-e'],
    ['جبل الزاوية', 'x-reg-zawiya'],
    ['سهل الغاب', 'x-reg-ghab'],
    ['سهل الروج', 'x-reg-rouj'],
    ['شمال غربي سوريا', 'x-reg-nw'],
    ['شمالي غرب سوريا', 'x-reg-nw'],
    ['جنوب سوريا', 'x-reg-south'],
    ['ريف إدلب الجنوبي', 'x-rif-SY07-s'],
    ['الريف الجنوبي لإدلب', 'x-rif-SY07-s'],
    ['جنوبي إدلب', 'x-rif-SY07-s'],
    ['جنوب إدلب', 'x-rif-SY07-s'],
    ['ريف حلب الغربي', 'x-rif-SY02-w'],
    ['الريف الشرقي للرقة', 'x-rif-SY11-e'],
    ['ريف دمشق', 'SY03'],
    ['ريف منبج', 'SY0205'],
    ['ريف عفرين', 'SY0203'],
  ])('knows %s', (name, id) => {
    expect(named(name).map(place => place.id as string)).toContain(id)
  })
})

describe('regions', () => {
  it.each([
    ['C2314', 'x-reg-ghouta-e'],
    ['C2338', 'x-reg-ghouta-e'],
    ['C2308', 'x-reg-ghouta-e'],
    ['C2498', 'x-reg-ghouta-w'],
    ['C4295', 'x-reg-zawiya'],
    ['C3987', 'x-rif-SY07-s'],
    ['C3985', 'x-rif-SY07-s'],
    ['C4199', 'x-rif-SY07-w'],
    ['C4121', 'x-rif-SY07-n'],
    ['C3916', 'x-rif-SY07-e'],
    ['C1022', 'x-rif-SY02-w'],
    ['C1181', 'x-rif-SY02-s'],
    ['C1564', 'x-rif-SY02-n'],
    ['C3463', 'x-rif-SY05-n'],
    ['C2882', 'x-rif-SY04-n'],
    ['C2541', 'x-rif-SY04-n'],
    ['C5192', 'x-rif-SY09-e'],
    ['C6034', 'x-rif-SY12-w'],
    ['C6116', 'x-rif-SY12-e'],
    ['C3704', 'x-rif-SY06-n'],
    ['N0156', 'x-reg-hal-east'],
    ['C4119', 'x-reg-nw'],
    ['C5993', 'x-reg-hauran'],
  ])('%s lies in %s', (inner, outer) => {
    expect(syria.inside(placeOf(inner).id, placeOf(outer).id)).toBe(true)
  })

  it.each([
    ['C3871', 'x-rif-SY07'],
    ['C4115', 'x-rif-SY07-s'],
    ['C2498', 'x-reg-ghouta-e'],
    ['C2504', 'C1001'],
    ['C5710', 'x-rif-SY11'],
  ])('%s does not lie in %s', (inner, outer) => {
    expect(syria.inside(placeOf(inner).id, placeOf(outer).id)).toBe(false)
  })

  it('exist for the countryside of every governorate but that of Damascus', () => {
    for (let number = 2; number <= 14; number++) {
      const code = `SY${String(number).padStart(2, '0')}`
      expect(
        ['n', 'e', 's', 'w'].filter(side => syria.get(placeOf(code).id) && named(`${placeOf(`x-rif-${code}-${side}`).name}`).length === 0),
      ).toEqual([])
    }
  })
})

describe('look-alikes stay apart', () => {
  it.each([
    ['جوبر', ['C10011011', 'C2504']],
    ['برزة', ['C10011013', 'C2611']],
    ['دوما', ['C2338', 'C3076', 'C6236']],
  ])('%s', (name, ids) => {
    const found = named(name).map(place => place.id as string)
    expect(found.filter(id => ids.includes(id)).sort()).toEqual([...ids].filter(id => syria.get(id as never)).sort())
    expect(found.length).toBeGreaterThan(1)
  })
})

describe('ordinary words', () => {
  it.each(['الباب', 'مديرا', 'خطاب', 'قارة', 'التل', 'الطبقة', 'السلامة', 'الحراك', 'دمر', 'تدمر'])('%s counts only with a cue', name => {
    expect(named(name).some(place => place.ordinaryWord && foldName(place.name) === foldName(name))).toBe(true)
  })

  it.each(['دوما', 'منبج', 'عفرين', 'سراقب', 'حمص', 'البوكمال', 'خان شيخون', 'الرستن'])('%s counts by itself', name => {
    expect(named(name).some(place => place.kind === 'town' && !place.ordinaryWord)).toBe(true)
  })
})

describe('tables of other names', () => {
  const tables = readPlaceTables('SY')

  it('hold no name twice, and no place of Syria as foreign that news means by that name', () => {
    const folds = tables.foreign.map(({ name }) => foldName(name))
    expect(folds.filter((fold, index) => folds.indexOf(fold) !== index)).toEqual([])
    expect(
      tables.foreign.filter(({ name }) => named(name).some(place => place.residents > 20_000 || place.kind === 'governorate')),
    ).toEqual([])
    expect(tables.notPlaces.map(foldName).filter((fold, index, folded) => folded.indexOf(fold) !== index)).toEqual([])
  })

  it.each([
    'جيش الإسلام',
    'فيلق الرحمن',
    'قناة حلب اليوم',
    'جامعة دمشق',
    'شارع بغداد',
    'العربي الجديد',
    'إعلان دمشق',
    'عنب بلدي',
    'غصن الزيتون',
  ])('know that %s is no place', name => {
    expect(tables.notPlaces).toContain(name)
    expect(named(name)).toEqual([])
  })

  it('are whole: each hand table has its header and ids that fit', () => {
    const folder = packFile('SY', 'hand')
    for (const table of readdirSync(folder)) {
      const [header = '', ...rows] = readFileSync(`${folder}/${table}`, 'utf8')
        .trimEnd()
        .split('\n')
        .filter(line => !line.startsWith('#'))
      const columns = header.split('\t')
      expect(columns.length, table).toBeGreaterThan(1)
      const first = rows.map(row => row.split('\t')[0]!)
      expect(
        first.filter((id, index) => first.indexOf(id) !== index),
        table,
      ).toEqual([])
      const kindAt = columns.indexOf('kind')
      if (kindAt >= 0) for (const row of rows) expect(['', ...PLACE_KINDS], row).toContain(row.split('\t')[kindAt] ?? '')
    }
  })
})
