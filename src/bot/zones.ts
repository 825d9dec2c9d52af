import type { Turn } from './turn.ts'

/** Zones to choose from: where the followers of Syrian towns live. New ones go to the end, since buttons name them by their place here. */
export const ZONES = [
  { zone: 'Asia/Damascus', city: 'damascus' },
  { zone: 'Asia/Beirut', city: 'beirut' },
  { zone: 'Asia/Amman', city: 'amman' },
  { zone: 'Europe/Istanbul', city: 'istanbul' },
  { zone: 'Africa/Cairo', city: 'cairo' },
  { zone: 'Asia/Riyadh', city: 'riyadh' },
  { zone: 'Europe/Berlin', city: 'berlin' },
  { zone: 'Europe/Stockholm', city: 'stockholm' },
  { zone: 'Europe/London', city: 'london' },
  { zone: 'America/Toronto', city: 'toronto' },
] as const

export function zoneName(turn: Turn, zone: string): string {
  const known = ZONES.find(choice => choice.zone === zone)
  return known ? turn.t(`zone-${known.city}`) : zone
}
