import { counted, NOUNS, type NounForms } from '../../arabic/counted-noun.ts'
import type { Count, Detection, Toll, Weapon } from '../../domain/detection.ts'
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
    killed && killed.value > 0 ? bounded(killed, NOUNS.killed) : null,
    wounded && wounded.value > 0 ? bounded(wounded, NOUNS.wounded) : null,
    casualties && casualties.value > 0 ? bounded(casualties, NOUNS.casualtyOrDead) : null,
  ].filter(part => part !== null)
  if (parts.length === 0) return 'لم تُذكر حصيلة'
  const among = [children ? bounded(children, NOUNS.child) : null, women ? bounded(women, NOUNS.woman) : null].filter(part => part !== null)
  return parts.join(' و') + (among.length > 0 ? `، بينهم ${among.join(' و')}` : '')
}

/** A count with its noun in agreement, the bound told: «10 جرحى على الأقل», «نحو 40 جريحاً». */
function bounded({ value, bound }: Count, forms: NounForms): string {
  const noun = counted(value, forms, bound === 'about')
  if (bound === 'min') return `${noun} على الأقل`
  if (bound === 'max') return `${noun} على الأكثر`
  return bound === 'about' ? `نحو ${noun}` : noun
}
