import { describe, expect, it } from 'vitest'
import { dropFurniture, furnitureOf } from '../../../src/ingest/clean/drop-furniture.ts'
import { corpusLines } from '../corpus.ts'

describe('furnitureOf', () => {
  it.each(corpusLines(new URL('./corpus/furniture.txt', import.meta.url)))('knows «%s»', line => {
    expect(furnitureOf(line)).not.toBeNull()
  })

  it.each(corpusLines(new URL('./corpus/news.txt', import.meta.url)))('keeps «%s»', line => {
    expect(furnitureOf(line)?.name ?? null).toBeNull()
  })

  it('keeps a whole article that came as one line after a button', () => {
    expect(furnitureOf(`اقرأ أيضاً ${'سقطت قذائف على الحي فجر اليوم وأصيب مدنيون '.repeat(6)}`)).toBeNull()
  })
})

describe('dropFurniture', () => {
  const clean = (text: string) => {
    const dropped: Record<string, number> = {}
    const kept = dropFurniture(text.split('\n'), (rule, times = 1) => {
      dropped[rule] = (dropped[rule] ?? 0) + times
    })
    return { text: kept.join('\n'), dropped }
  }

  it('drops the headlines under a heading of related articles', () => {
    const { text, dropped } = clean(
      'سقطت قذائف على سقبا صباح اليوم.\nمواضيع ذات صلة\nهدنة في مدينة أخرى\nقصف قديم على بلدة\n\nغارات الشهر الماضي',
    )
    expect(text.trim()).toBe('سقطت قذائف على سقبا صباح اليوم.')
    expect(dropped).toEqual({ 'related-list': 1, 'related-headline': 3 })
  })

  it('drops one headline after "read also", and not the text that goes on', () => {
    const { text } = clean('سقطت قذائف على سقبا.\nاقرأ أيضاً\nهدنة في مدينة أخرى\nقصف مدفعي على حرستا بعد الظهر')
    expect(text).toBe('سقطت قذائف على سقبا.\nقصف مدفعي على حرستا بعد الظهر')
  })

  it('lets a sentence end the list', () => {
    const { text } = clean('أخبار ذات صلة\nعنوان أول\nوقال الدفاع المدني إن القصف طال السوق.\nسقط جرحى في عربين')
    expect(text).toBe('وقال الدفاع المدني إن القصف طال السوق.\nسقط جرحى في عربين')
  })

  it('keeps the headlines where nothing else would be left', () => {
    expect(clean('آخر الأخبار\nقصف مدفعي على سقبا').text).toBe('قصف مدفعي على سقبا')
  })
})
