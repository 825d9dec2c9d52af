#!/usr/bin/env node
import { Command } from 'commander'

/** Every command loads its own code only: `detect` needs no database, `demo` no Redis. */
const program = new Command('hudna')
  .description('Reads Arabic news for truces, humanitarian corridors and shelling, and tells the followers of exactly the towns concerned.')
  .showHelpAfterError('(hudna --help lists the commands)')
  .configureHelp({ sortSubcommands: true })

program
  .command('demo')
  .description('the whole system on this machine, with a chat to try; no token, nothing to install')
  .option('--headless', 'play the story once, print what every chat got, and exit')
  .action(async (options: { headless?: boolean }) => (await import('./commands/demo.ts')).demo(options.headless === true))

program
  .command('start')
  .description('run everything in one process, or some of it')
  .option('--only <roles>', 'comma-separated: bot,http,ingest,detect,decide,notify,schedule (server set-up)')
  .action(async (options: { only?: string }) => (await import('./commands/start.ts')).startCommand(options.only))

program
  .command('detect')
  .description('articles in, detections out, as NDJSON; needs no database')
  .argument('[files...]', 'text files; the base name is the id')
  .option('--ndjson', 'lines of {id, publishedAt, text, title?, source?} from standard input')
  .option('--published <iso>', 'time of publication of the files')
  .option('--country <code>', 'which gazetteer', 'SY')
  .option('--data <dir>', 'folder with imported places (DATA_DIR)')
  .option('--trace', 'say which rules fired and refused, and which places were found')
  .action(async (files: string[], options) => (await import('./commands/detect.ts')).detectCommand(files, options))

program
  .command('places')
  .description('find places by name or near a point, as JSON lines; needs no database')
  .argument('[query...]')
  .option('--near <lat,lon>', 'the places nearest to a point')
  .option('--limit <n>', 'how many', '8')
  .option('--ndjson', 'lines of {query} or {near: [lat, lon]} from standard input, one array per line')
  .option('--data <dir>', 'folder with imported places (DATA_DIR)')
  .action(async (query: string[], options) => (await import('./commands/places.ts')).placesCommand(query.join(' '), options))

program
  .command('when')
  .description('read the time expressions of an Arabic text, as JSON lines')
  .argument('[text...]')
  .option('--at <iso>', 'when it was said')
  .option('--zone <name>', 'IANA zone of the places', 'Asia/Damascus')
  .option('--ndjson', 'lines of {text, at} from standard input, one array per line')
  .action(async (text: string[], options) => (await import('./commands/read.ts')).whenCommand(text.join(' '), options))

program
  .command('numbers')
  .description('read the numbers of an Arabic text, as JSON lines')
  .argument('[text...]')
  .option('--ndjson', 'lines of {text} from standard input, one array per line')
  .action(async (text: string[], options) => (await import('./commands/read.ts')).numbersCommand(text.join(' '), options))

program
  .command('replay')
  .description('articles with their times, in order, to decisions and to the messages that a follower of each place gets; no network')
  .argument('<file>', 'lines of {id, publishedAt, source, title?, text}')
  .option('--json', 'one line per detection and per step of the clock')
  .option('--until <iso>', 'where the clock stops (a day after the last article)')
  .option('--data <dir>', 'folder with imported places (DATA_DIR)')
  .action(async (file: string, options) => (await import('./commands/replay.ts')).replayCommand(file, options))

program
  .command('ingest')
  .description('queue articles: files (text or HTML) or URLs')
  .argument('<files or urls...>')
  .option('--published <iso>', 'time of publication, where the page does not say it')
  .option('--source <key>', 'source key or outlet')
  .action(async (what: string[], options) => (await import('./commands/remote.ts')).ingestCommand(what, options))

const subscribers = program
  .command('subscribers')
  .description('bring followers in or out as CSV (chat_id,place_id,kinds); exit code 1 where a line was not taken')
subscribers
  .command('import')
  .argument('<file>')
  .action(async (file: string) => (await import('./commands/remote.ts')).importSubscribersCommand(file))
subscribers
  .command('export')
  .option('--full', 'with what followers have set: area and radius, language, zone, quiet hours, digest, hidden details, pause')
  .action(async (options: { full?: boolean }) => (await import('./commands/remote.ts')).exportSubscribersCommand(options))

program
  .command('gazetteer')
  .description('more places')
  .command('import')
  .argument('<file>')
  .requiredOption('--format <name>', 'ocha, geonames or hudna')
  .option('--names <file>', 'alternate names of GeoNames')
  .action(async (file: string, options) => (await import('./commands/remote.ts')).importPlacesCommand(file, options))

program
  .command('migrate')
  .description('bring the database up to date')
  .action(async () => (await import('./commands/remote.ts')).migrateCommand())

program
  .command('doctor')
  .description('say what is wrong with this set-up')
  .option('--quick', 'only whether database and queue answer (for health checks)')
  .action(async (options: { quick?: boolean }) => (await import('./commands/doctor.ts')).doctorCommand(options))

// «hudna … | head -1»: whoever reads has had enough
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await program.parseAsync()
} catch (error) {
  // a command's own error is written for people; anything else is our fault and shows its name only
  const known = error instanceof Error && 'forPeople' in error
  process.stderr.write(
    `hudna: ${known ? error.message : `unexpected ${error instanceof Error ? `${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : 'failure'}`}\n`,
  )
  process.exitCode = 1
}
