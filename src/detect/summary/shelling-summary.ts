import type { Detection, Toll, Weapon } from '../../domain/detection.ts'
import { CASUALTIES, CHILDREN, counted, KILLED, WOMEN, WOUNDED } from './counted.ts'
import { placesList } from './places-list.ts'

/** «قصف جوي ومدفعي على سقبا: قتيلان و10 جرحى على الأقل، بينهم طفل واحد.» */
export function shellingSummary(detection: Omit<Detection, 'summary'>): string {
  const { status, places, weapons, toll } = detection
  const where = placesList(places)
  if (status === 'denied') return `نفي لقصف على ${where}.`
  const gas = weapons.includes('chemical') ? ' أنباء عن غاز سام.' : ''
  return `قصف${meansOf(weapons)} على ${where}: ${tollText(toll)}.${gas}`
}

const MEANS: Readonly<Record<Weapon, string>> = {
  airstrike: 'جوي',
  artillery: 'مدفعي',
  mortar: 'بقذائف الهاون',
  rocket: 'صاروخي',
  missile: 'بالصواريخ',
  barrel_bomb: 'بالبراميل المتفجرة',
  drone: 'بطائرة مسيّرة',
  cluster: 'بذخائر عنقودية',
  incendiary: 'بذخائر حارقة',
  chemical: '',
  naval: 'من البحر',
}

/** Adjectives first, then what it was done with. */
function meansOf(weapons: readonly Weapon[]): string {
  const named = weapons.map(weapon => MEANS[weapon]).filter(words => words !== '')
  const ordered = [...named.filter(words => !/^(ب|من )/.test(words)), ...named.filter(words => /^(ب|من )/.test(words))]
  return ordered.length === 0 ? '' : ` ${ordered.join(' و')}`
}

function tollText({ killed, wounded, casualties, children, women }: Toll): string {
  const parts = [
    killed && killed.value > 0 ? counted(killed, KILLED) : null,
    wounded && wounded.value > 0 ? counted(wounded, WOUNDED) : null,
    casualties && casualties.value > 0 ? counted(casualties, CASUALTIES) : null,
  ].filter(part => part !== null)
  if (parts.length === 0) return 'لم تُذكر حصيلة'
  const among = [children ? counted(children, CHILDREN) : null, women ? counted(women, WOMEN) : null].filter(part => part !== null)
  return parts.join(' و') + (among.length > 0 ? `، بينهم ${among.join(' و')}` : '')
}
