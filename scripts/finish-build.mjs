// What tsc leaves out: tables, migrations and messages beside the compiled files, the entry point, and the program in few files.
import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { build } from 'esbuild'

const isData = path => !/\.[cm]?ts$/.test(path)
cpSync('src', 'dist/src', { recursive: true, filter: isData })
writeFileSync('dist/cli.js', "#!/usr/bin/env node\nimport './src/cli.js'\n")
chmodSync('dist/cli.js', 0o755)

/** Code that moves into a joint file still finds its tables where its own file lies. */
const ownAddress = {
  name: 'own address',
  setup({ onLoad }) {
    onLoad({ filter: /dist[\\/](src|workers|test)[\\/].*\.js$/ }, ({ path }) => {
      const address = JSON.stringify(`./${relative(resolve('dist/src'), path).replaceAll('\\', '/')}`)
      const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', `new URL(${address}, import.meta.url).href`)
      return { contents, resolveDir: dirname(path), loader: 'js' }
    })
  },
}

// Some 400 small files cost a quarter of the start. Every command still loads its own code only. The small files stay for benches and child
// processes; they know nothing of the joint ones, and one process must not mix the two: what is noted on words is numbered by each on its own.
await build({
  entryPoints: ['dist/src/cli.js'],
  outdir: 'dist/src',
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  plugins: [ownAddress],
  logLevel: 'warning',
})
