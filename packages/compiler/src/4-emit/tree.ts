import {
  format,
  from,
  renderModule,
  type EmittedFile,
  type FileTree,
  type Hole,
} from '@drawbridge/source'
import { printManifest, type Manifest } from '@drawbridge/manifest'
import { baseFiles } from '../base/base.ts'
import type { Plan } from '../3-plan/plan.ts'
import type { Release } from '../release.ts'
import { appFile } from './app.ts'
import { configFile } from './config.ts'
import { corsFile } from './cors.ts'
import { constraintsFile } from './constraints.ts'
import { errorsFile } from './errors.ts'
import { helpersOf, importedPackages } from './helpers.ts'
import { assertOneBody } from './one-body.ts'
import { policyFile } from './policy.ts'
import { repositoryFiles } from './repository/repository-files.ts'

/** Files of the skeleton that are there for themselves; all others only where something imports them. */
const STARTED = new Set([
  'scripts/setup.ts',
  'src/main.ts',
  'src/migrate.ts',
  'test/policy.test.ts',
  'tsconfig.json',
])

/** The whole repository, sorted by path. */
export async function emitTree(
  plan: Plan,
  manifest: Manifest,
  release: Release,
): Promise<FileTree> {
  const files = new Map<string, EmittedFile>()
  const add = (file: EmittedFile): void => void files.set(file.path, file)

  const base = new Map(baseFiles(plan.model))
  for (const [path, text] of base) if (STARTED.has(path)) add({ path, text, origins: [] })
  for (const { path, text, node } of plan.files) add(whole(path, text, node))
  for (const { name, text } of release.migrations) add(whole(`migrations/${name}`, text))
  for (const module of plan.modules) {
    const file = await rendered(module)
    if (module.pruned || isOfTests(file)) base.set(file.path, file.text)
    else add(file)
  }
  add(await render('src/app.ts', appFile(plan)))
  add(await render('src/config.ts', configFile(plan)))
  add(await render('src/database/constraints.ts', constraintsFile(plan.model)))
  const cors = corsFile(plan.model)
  if (cors !== undefined) add(await render('src/http/cors.ts', cors))
  const errors = await render('src/http/errors.ts', errorsFile(plan.model))
  base.set(errors.path, errors.text)
  add(await render('src/policy.ts', policyFile(plan)))
  for (const [path, text] of helpersOf([...files.values()], base)) add({ path, text, origins: [] })
  const imported = importedPackages([...files.values()])
  for (const [path, text] of repositoryFiles(plan, imported)) add({ path, text, origins: [] })
  add(whole('drawbridge/manifest.json', printManifest(manifest)))
  return [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Whether other tests alone have a use for it. */
const isOfTests = ({ path }: EmittedFile): boolean => /^test\/(?!.*\.test\.ts$)/.test(path)

type Module = Plan['modules'][number]

/** A module that was planned before is the very same object, and so is its file. */
const known = new WeakMap<Module, EmittedFile>()

async function rendered(module: Module): Promise<EmittedFile> {
  const before = known.get(module)
  if (before !== undefined) return before
  const { path, node, code, own } = module
  const file = await render(path, from(node, code))
  if (own !== undefined) await assertOneBody(format, path, own.source)
  known.set(module, file)
  return file
}

function render(path: string, content: Hole): Promise<EmittedFile> {
  return renderModule(path, content, format)
}

/** A file of text, all of whose lines come from one node where it has one. */
function whole(path: string, text: string, node?: string): EmittedFile {
  const to = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return { path, text, origins: node === undefined ? [] : [{ from: 1, to, node }] }
}
