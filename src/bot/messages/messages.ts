import { readFileSync } from 'node:fs'
import { FluentBundle, FluentResource } from '@fluent/bundle'

export const LANGUAGES = ['ar', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Digits = 'western' | 'arabic'
export type MessageArgs = Readonly<Record<string, string | number>>

export interface Messages {
  /** The text of one key. Arguments are wrapped in isolates, so that Latin names do not turn an Arabic line around. */
  t(language: Language, key: string, args?: MessageArgs, digits?: Digits): string
}

/** A key or an argument that a text asks for does not exist: a fault of ours that the tests of the texts rule out. */
export class MessageError extends Error {
  override readonly name = 'MessageError'
}

/** Reads the texts of each language once; every further `.ftl` name adds its keys. */
export function createMessages(files: readonly string[] = ['', 'admin-', 'analyst-']): Messages {
  const bundles = new Map<string, FluentBundle>()
  for (const language of LANGUAGES) {
    for (const digits of ['western', 'arabic'] as const) {
      // English has one way to write digits; so has its choice no effect.
      const bundle = new FluentBundle(language === 'ar' ? `ar-u-nu-${digits === 'arabic' ? 'arab' : 'latn'}` : 'en')
      for (const file of files) {
        const faults = bundle.addResource(new FluentResource(readMessageFile(`${file}${language}.ftl`)))
        if (faults.length > 0) throw new MessageError(`messages: ${file}${language}.ftl: ${faults[0]?.message}`)
      }
      bundles.set(`${language} ${digits}`, bundle)
    }
  }
  return {
    t(language, key, args = {}, digits = 'western') {
      const bundle = bundles.get(`${language} ${digits}`)
      const pattern = bundle?.getMessage(key)?.value
      if (!bundle || !pattern) throw new MessageError(`messages: no text ${key} in ${language}`)
      const faults: Error[] = []
      const text = bundle.formatPattern(pattern, { ...args }, faults)
      if (faults.length > 0) throw new MessageError(`messages: ${key} in ${language}: ${faults[0]?.message}`)
      return text
    },
  }
}

export function readMessageFile(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

/** Digits of a text made outside the bundles, such as a time, in the reader's style. */
export function writeDigits(text: string, digits: Digits): string {
  return digits === 'western' ? text : text.replace(/[0-9]/g, digit => String.fromCharCode(0x0660 + Number(digit)))
}
