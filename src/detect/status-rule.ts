import type { Status } from '../domain/detection.ts'
import type { Line } from './reading/line.ts'

/** A truce or a way, where a clause names it: the clause [from, to) of a line and the token that names it. */
export interface Matter {
  readonly line: Line
  readonly from: number
  readonly to: number
  readonly at: number
}

/** The first rule that holds gives the status. */
export interface StatusRule<S extends Status = Status> {
  readonly name: string
  readonly status: S
  readonly catches: readonly string[]
  readonly refuses: readonly string[]
  readonly test: (matter: Matter) => boolean
}
