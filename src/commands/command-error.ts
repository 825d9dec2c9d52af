/** What a command says when it cannot go on: a sentence for the person at the terminal. */
export class CommandError extends Error {
  override name = 'CommandError'
  readonly forPeople = true
}
