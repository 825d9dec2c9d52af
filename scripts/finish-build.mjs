// What tsc leaves out: tables, migrations and messages beside the compiled files, and the entry point.
import { chmodSync, cpSync, writeFileSync } from 'node:fs'

const isData = path => !/\.[cm]?ts$/.test(path)
cpSync('src', 'dist/src', { recursive: true, filter: isData })
writeFileSync('dist/cli.js', "#!/usr/bin/env node\nimport './src/cli.js'\n")
chmodSync('dist/cli.js', 0o755)
