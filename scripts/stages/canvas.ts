import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, runTool } from './stage.ts'

/** What the canvas is built from; where one byte of it differs, it is built again. */
const SOURCES = [
  'package-lock.json',
  'apps/canvas/{index.html,package.json,*.ts}',
  'apps/canvas/{src,public}/**/*.*',
  'packages/*/src/**/*.ts',
]

/** Builds the canvas into apps/canvas/dist, unless what is there is from these very sources. */
export async function buildCanvas(root: string, say: (line: string) => void): Promise<Outcome> {
  const name = 'canvas'
  const folder = join(root, 'apps', 'canvas')
  const stamp = join(folder, 'dist', '.sources')
  const sources = fingerprint(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources)
    return { name, ok: true, seconds: 0, note: 'built before' }
  say('Building the canvas …')
  const outcome = await runTool(name, [process.execPath, viteOf(root), 'build'], folder)
  // Last of all, so that a build that was cut short is seen as none.
  if (outcome.ok) writeFileSync(stamp, sources)
  return outcome
}

function viteOf(root: string): string {
  return join(root, 'node_modules', 'vite', 'bin', 'vite.js')
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}
