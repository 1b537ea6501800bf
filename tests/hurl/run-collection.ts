// `node tests/hurl/run-collection.ts <folder> [manifest]`: runs every hurl file of a folder, in the order
// of their names, against samples/conduit (or the manifest) on each database; or against `--url`.
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { DIALECTS, type Dialect } from '@drawbridge/sql'
import { end, lineOf, startDrawbridge } from '../support/command.ts'
import { emptyDatabase } from '../support/database.ts'
import { runHurl } from './run-hurl.ts'

const CONDUIT = join(import.meta.dirname, '..', '..', 'samples', 'conduit', 'manifest.json')
const ADDRESS = /(http:\/\/127\.0\.0\.1:\d+)\n/

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' } },
})
const [folder, manifest = CONDUIT] = positionals
if (folder === undefined) {
  say('usage: node tests/hurl/run-collection.ts <folder> [manifest] [--url URL]')
  process.exitCode = 2
} else if (values.url !== undefined) await runAll(folder, values.url)
else for (const dialect of DIALECTS) await onDatabase(folder, dialect)

async function onDatabase(path: string, dialect: Dialect): Promise<void> {
  const database = await emptyDatabase(dialect)
  const own = dialect === 'sqlite' ? [] : ['--database-url', database.url]
  const running = startDrawbridge(['run', manifest, ...own])
  try {
    say(dialect)
    await runAll(path, await lineOf(running, ADDRESS))
  } finally {
    await end(running)
    await database.drop()
  }
}

async function runAll(path: string, host: string): Promise<void> {
  const files = readdirSync(path).filter((name) => name.endsWith('.hurl'))
  let [requests, asserts, failed] = [0, 0, 0]
  for (const file of files.toSorted()) {
    const variables = { host, uid: randomBytes(4).toString('hex') }
    const outcome = await runHurl(readFileSync(join(path, file), 'utf8'), variables)
    requests += outcome.requests
    asserts += outcome.asserts
    failed += outcome.failures.length
    for (const failure of outcome.failures) say(`  ${basename(file)}:${failure}`)
  }
  if (failed > 0) process.exitCode = 1
  say(`  ${files.length} files, ${requests} requests, ${asserts} asserts, ${failed} failed`)
}
