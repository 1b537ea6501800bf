// `npm pack` runs this first: dist/ is this repository as plain JavaScript, in the same layout, so
// that the command and the studio work from node_modules, where Node strips no types.
import {
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { toJavaScript } from './pack/to-javascript.ts'
import { buildCanvas } from './stages/canvas.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const FOLDERS = ['packages/*', 'apps/server', 'apps/cli']

/** Copied as they are into what we emit: their types are their point, and tests are among them. */
const VERBATIM = /^packages\/(compiler\/base|[\w-]+\/src\/(?:[\w-]+\/)+files)\//

const canvas = await buildCanvas(root, (line) => process.stderr.write(`${line}\n`))
if (!canvas.ok) throw new Error('The canvas could not be built.')

const manifests = globSync(
  FOLDERS.map((folder) => `${folder}/package.json`),
  { cwd: root },
)
const entries = new Map(manifests.flatMap(entryOf))

rmSync(dist, { recursive: true, force: true })
for (const folder of globSync(
  FOLDERS.map((one) => `${one}/{src,templates,base}`),
  { cwd: root },
))
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) copy(relative(root, join(entry.parentPath, entry.name)))
cpSync(join(root, 'apps/canvas/dist'), join(dist, 'apps/canvas/dist'), { recursive: true })
writeFileSync(join(dist, 'package.json'), '{ "type": "module" }\n')

function entryOf(path: string): readonly (readonly [string, string])[] {
  const { name, exports } = JSON.parse(readFileSync(join(root, path), 'utf8'))
  return Object.entries<string>(exports ?? {}).map(([door, file]) => [
    `${name}${door.slice(1)}`,
    join(dirname(path), file),
  ])
}

function copy(path: string): void {
  const isVerbatim = VERBATIM.test(path)
  if (path.endsWith('.test.ts') && !isVerbatim) return
  const converted = path.endsWith('.ts') && !isVerbatim
  const target = join(dist, converted ? path.replace(/\.ts$/, '.js') : path)
  mkdirSync(dirname(target), { recursive: true })
  const content = readFileSync(join(root, path))
  writeFileSync(target, converted ? toJavaScript(path, String(content), entries) : content)
}
