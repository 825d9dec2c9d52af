import { describe, expect, it } from 'vitest'
import { read } from '../support/tables.ts'

describe('denied fire', () => {
  it('is the news where nothing else tells of it', () => {
    const [detection] = read('نفت وزارة الدفاع الروسية قصف مدينة دوما.')
    expect(detection).toMatchObject({ kind: 'shelling', status: 'denied', deniedBy: [{ party: 'russia-defence-ministry' }] })
    expect(detection?.summary).toBe('نفي لقصف على مدينة دوما.')
  })

  it('stands beside the claim where the article tells of the fire too', () => {
    const detections = read('قصفت الطائرات مدينة دوما صباح اليوم. ونفت وزارة الدفاع الروسية قصف مدينة دوما.')
    expect(detections).toHaveLength(1)
    expect(detections[0]).toMatchObject({ status: 'reported', deniedBy: [{ side: 'russia' }] })
  })
})
