import type { CeasefireStatus } from '../../domain/detection.ts'

/** What gives hope: a truce declared or in force. */
export const RELIEF: ReadonlySet<CeasefireStatus> = new Set<CeasefireStatus>(['announced', 'in_effect'])

/** «يومها الثالث»: how long a truce has held. */
export const ITS_DAY = /^(يوم|اسبوع|شهر|عام|ساعت|ساعات)(ه|ها)$/
