// `npm run bench`: starts a MariaDB of its own and prints every measurement there is.
// `npm run bench -- requests` runs the scripts of bench/ whose name contains one of the words.
// TEST_MYSQL_URL names another server; BENCH_SECONDS and BENCH_ROUNDS (8, 3) size the load.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findProgram } from './services/command.ts'
import { ensureNeeds } from './services/debian.ts'
import { MARIADB, startMariadb } from './services/mariadb.ts'
import { CHROMIUM } from './services/programs.ts'
import { buildCanvas } from './stages/canvas.ts'

const SCRIPTS = ['requests', 'statements', 'compile-time', 'preview', 'canvas', 'grid']
const root = join(import.meta.dirname, '..')
const words = process.argv.slice(2)
const chosen = SCRIPTS.filter(
  (name) => words.length === 0 || words.some((word) => name.includes(word)),
)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const wrk = { what: 'The load generator wrk', debian: 'wrk', find: () => findProgram('wrk') }
const given = process.env.TEST_MYSQL_URL
const drawn = chosen.some((name) => name === 'canvas' || name === 'grid')
await ensureNeeds([wrk, ...(given ? [] : [MARIADB]), ...(drawn ? [CHROMIUM] : [])], say)
if (drawn) await buildCanvas(root, say)
const server = given ? undefined : await startMariadb()
try {
  const env = {
    ...process.env,
    TEST_MYSQL_URL: given ?? server?.url ?? '',
    CHROMIUM: CHROMIUM.find() ?? '',
  }
  for (const name of chosen) {
    say(`\n── ${name} ──`)
    const file = join(root, 'bench', `${name}.ts`)
    const { status } = spawnSync(process.execPath, [file], { cwd: root, env, stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
} finally {
  await server?.stop()
}
