/**
 * A family of words that play one part in a sentence, in ordinary spelling. Prefixes (و، ف، ب، ل، ك، ال، س) and object pronouns are
 * understood by the reader of the lexicon and are not listed.
 */
export interface Family {
  /** «past present [irregular forms …]»: all persons are derived from the first two. */
  readonly verbs?: readonly string[]
  /** Nouns, participles and adjectives, each form of its own (plurals are not derived). */
  readonly nouns?: readonly string[]
  /** Words taken as they stand, with «و» or «ف» before them at most. */
  readonly exact?: readonly string[]
  /** Several words in a row; «ال» and prefixes of the first word do not matter. */
  readonly phrases?: readonly string[]
}
