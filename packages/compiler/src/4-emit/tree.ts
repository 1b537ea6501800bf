import {
  from,
  renderModule,
  type EmittedFile,
  type FileTree,
  type Formatter,
  type Hole,
} from '@drawbridge/source'
import { printManifest, type Manifest } from '@drawbridge/manifest'
import { baseFiles } from '../base/base.ts'
import type { Plan } from '../3-plan/plan.ts'
import type { Release } from '../release.ts'
import { appFile } from './app.ts'
import { configFile } from './config.ts'
import { constraintsFile } from './constraints.ts'
import { policyFile } from './policy.ts'
import { repositoryFiles } from './repository/repository-files.ts'

/** The whole repository, sorted by path. */
export async function emitTree(
  plan: Plan,
  manifest: Manifest,
  release: Release,
  format: Formatter,
): Promise<FileTree> {
  const render = (path: string, content: Hole): Promise<EmittedFile> =>
    renderModule(path, content, format)
  const files = new Map<string, EmittedFile>()
  const add = (file: EmittedFile): void => void files.set(file.path, file)

  for (const [path, text] of baseFiles(plan.model)) add({ path, text, origins: [] })
  for (const [path, text] of repositoryFiles(plan)) add({ path, text, origins: [] })
  for (const { path, text, node } of plan.files) add(whole(path, text, node))
  for (const { name, text } of release.migrations) add(whole(`migrations/${name}`, text))
  for (const { path, code, node } of plan.modules) add(await render(path, from(node, code)))
  add(await render('src/app.ts', appFile(plan)))
  add(await render('src/config.ts', configFile(plan)))
  add(await render('src/database/constraints.ts', constraintsFile(plan.model)))
  add(await render('src/policy.ts', policyFile(plan)))
  add(whole('drawbridge/manifest.json', printManifest(manifest)))
  return [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** A file of text, all of whose lines come from one node where it has one. */
function whole(path: string, text: string, node?: string): EmittedFile {
  const to = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return { path, text, origins: node === undefined ? [] : [{ from: 1, to, node }] }
}
