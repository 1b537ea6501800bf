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
/** What we emit and use ourselves: as JavaScript it stands apart from what is emitted. */
const aside = new Map<string, string>()
const entries = new Map(manifests.flatMap(entryOf))

rmSync(dist, { recursive: true, force: true })
for (const folder of globSync(
  FOLDERS.map((one) => `${one}/{src,templates,base}`),
  { cwd: root },
))
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) copy(relative(root, join(entry.parentPath, entry.name)))
for (const [door, from] of aside) convert(from, door)
cpSync(join(root, 'apps/canvas/dist'), join(dist, 'apps/canvas/dist'), { recursive: true })
writeFileSync(join(dist, 'package.json'), '{ "type": "module" }\n')

function entryOf(path: string): readonly (readonly [string, string])[] {
  const { name, exports } = JSON.parse(readFileSync(join(root, path), 'utf8'))
  return Object.entries<string>(exports ?? {}).map(([door, file]) => {
    const from = join(dirname(path), file)
    const to = VERBATIM.test(from) ? join(dirname(path), 'src', `${door}.ts`) : from
    if (to !== from) aside.set(to, from)
    return [`${name}${door.slice(1)}`, to]
  })
}

function copy(path: string): void {
  const isVerbatim = VERBATIM.test(path)
  if (path.endsWith('.test.ts') && !isVerbatim) return
  if (path.endsWith('.ts') && !isVerbatim) return convert(path, path)
  const target = join(dist, path)
  mkdirSync(dirname(target), { recursive: true })
  cpSync(join(root, path), target)
}

function convert(from: string, to: string): void {
  const target = join(dist, to.replace(/\.ts$/, '.js'))
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, toJavaScript(to, readFileSync(join(root, from), 'utf8'), entries))
}
