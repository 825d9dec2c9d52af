import { CommandError } from './command-error.ts'

/** Errors of start-up that a person can do something about, in a sentence; the rest as they are. */
export function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (NAMED.has(error.name)) return new CommandError(`cannot start: ${error.message}`, { cause: error })
  const code = 'code' in error ? String(error.code) : ''
  const sentence = NETWORK[code]
  return sentence ? new CommandError(`cannot start: ${sentence}`, { cause: error }) : error
}

const NAMED: ReadonlySet<string> = new Set([
  'DataDirInUseError',
  'DataKeyError',
  'ClockEarlierError',
  'MigrationMismatchError',
  'SocketFolderError',
  'QueuePasswordError',
])

const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'DATABASE_URL or REDIS_URL: nothing answers there',
  ENOTFOUND: 'DATABASE_URL, REDIS_URL or HTTP_HOST: this host is not known',
  EADDRNOTAVAIL: 'HTTP_HOST: no address of this machine',
  FST_ERR_DUPLICATED_ROUTE: 'TELEGRAM_WEBHOOK_URL: its path is one of ours; give it another, such as /telegram',
  EADDRINUSE: 'HTTP_PORT: something else listens there',
  EACCES: 'HTTP_PORT or DATA_DIR: not allowed',
  '28P01': 'DATABASE_URL: the password is wrong',
  '3D000': 'DATABASE_URL: there is no such database',
}
