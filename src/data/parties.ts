import type { Side } from '../domain/detection.ts'
import { PARTIES } from './lexicon/parties.ts'

type Dated = readonly { readonly name: string; readonly from: string | null }[]

const one = (name: string): Dated => [{ name, from: null }]

/** English names of the parties of the lexicon, which holds the Arabic ones; with the day from which each holds. Sorted by key. */
const ENGLISH: Readonly<Record<string, Dated>> = {
  'ahrar-al-sham': one('Ahrar al-Sham'),
  'autonomous-administration': one('the Autonomous Administration'),
  'civil-defence': one('Syria Civil Defence (White Helmets)'),
  'fath-mubin': one('the al-Fath al-Mubin operations room'),
  'faylaq-al-rahman': one('Faylaq al-Rahman'),
  'faylaq-al-sham': one('Faylaq al-Sham'),
  france: one('France'),
  'free-army': one('the Free Syrian Army'),
  government: [
    { name: 'Assad government forces', from: null },
    { name: 'Syrian government forces', from: '2024-12-08' },
  ],
  hezbollah: one('Hezbollah'),
  hts: one('Hayat Tahrir al-Sham'),
  icrc: one('the International Committee of the Red Cross'),
  iran: one('Iran'),
  isis: one('Islamic State (ISIS)'),
  israel: one('Israel'),
  'jabha-shamiya': one('al-Jabha al-Shamiya (Levant Front)'),
  'jaysh-al-fatah': one('Jaysh al-Fatah'),
  'jaysh-al-islam': one('Jaysh al-Islam'),
  'jaysh-al-izza': one('Jaysh al-Izza'),
  jordan: one('Jordan'),
  'national-army': one('the Syrian National Army'),
  'national-front-for-liberation': one('the National Front for Liberation'),
  'nour-al-din-al-zenki': one('the Nour al-Din al-Zenki Movement'),
  opposition: one('opposition factions'),
  russia: one('Russia'),
  'russia-defence-ministry': one('the Russian Defence Ministry'),
  'russia-reconciliation': one('the Russian reconciliation centre'),
  sarc: one('the Syrian Arab Red Crescent'),
  sdf: one('the Syrian Democratic Forces (SDF)'),
  snhr: one('the Syrian Network for Human Rights'),
  sohr: one('the Syrian Observatory for Human Rights'),
  'syrian-defence-ministry': one('the Syrian Defence Ministry'),
  'syrian-foreign-ministry': one('the Syrian Foreign Ministry'),
  'syrian-state-media': one('the Syrian news agency (SANA)'),
  turkey: one('Türkiye'),
  un: one('the United Nations'),
  us: one('the United States'),
  'us-coalition': one('the international coalition'),
}

const BY_KEY = new Map(PARTIES.map(party => [party.key, party]))

/** The one neutral name of a party on a day (`YYYY-MM-DD`); null for a key that the table does not hold. */
export function partyName(key: string, day: string, language: 'ar' | 'en'): string | null {
  const names = (language === 'en' ? ENGLISH[key] : undefined) ?? BY_KEY.get(key)?.names
  return names?.findLast(({ from }) => from === null || from <= day)?.name ?? null
}

/** The part that a party takes, by the table; null for a key that it does not hold. */
export function sideOf(key: string): Side | null {
  return BY_KEY.get(key)?.side ?? null
}

/** The UN and the ICRC: the only bodies whose own knowledge confirms relief (SAFETY). A Red Crescent society is a named source. */
export function isNeutralBody(key: string | null): boolean {
  return key === 'un' || key === 'icrc'
}
