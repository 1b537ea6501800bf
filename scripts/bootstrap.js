// `node scripts/bootstrap.js <script> …` runs scripts/<script>.ts. Plain JavaScript, for any Node
// from 18 on: installs what is missing, then hands over to the pinned Node.
import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode, NO_NODE } from '../apps/cli/node.js'
import { ensureInstalled } from './install.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [script, ...args] = process.argv.slice(2)

try {
  ensureInstalled(root)
  const node = findNode()
  if (node === null) throw new Error(NO_NODE)
  handOver(node)
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

/** The tools of this repository come first on the PATH; signals and the exit code pass through. */
function handOver(node) {
  const tools = [dirname(node), join(root, 'node_modules', '.bin')]
  const child = spawn(node, [join(root, 'scripts', `${script}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, PATH: [...tools, process.env.PATH].join(delimiter) },
    stdio: 'inherit',
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // The terminal sends Ctrl-C to both; this one only waits for the other.
  process.on('SIGINT', () => {})
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}
