// `node scripts/bootstrap.js <script> …` runs scripts/<script>.ts. Plain JavaScript, for any Node
// from 18 on: installs what is missing, then hands over to the pinned Node.
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, findNode, handOver, NO_NODE } from '../apps/cli/node.js'
import { ensureInstalled } from './install.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [script, ...args] = process.argv.slice(2)

try {
  ensureInstalled(root)
  const node = findNode()
  if (node === null) throw new Error(NO_NODE)
  // The tools of this repository come first.
  const tools = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH]
  const env = { ...process.env, PATH: tools.join(delimiter) }
  handOver(node, [join(root, 'scripts', `${script}.ts`), ...args], { cwd: root, env })
} catch (error) {
  fail(error.message)
}
