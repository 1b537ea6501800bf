import type { Compiled } from '@drawbridge/compiler'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** For tests: a compiled backend of exactly these files. */
export function compiledOf(files: Readonly<Record<string, string>>): CompiledOk {
  const migrations = Object.entries(files)
    .filter(([path]) => path.startsWith('migrations/'))
    .map(([path, text]) => ({ name: path.slice('migrations/'.length), text }))
  return {
    ok: true,
    manifest: { drawbridge: 1, name: 'Sample', nodes: [], connections: [] },
    model: {
      name: 'Sample',
      slug: 'sample',
      description: '',
      dialect: 'sqlite',
      tables: [],
      apis: [],
      integrations: [],
      flows: [],
      packages: new Map(),
      schema: { tables: [] },
    },
    tree: Object.entries(files)
      .map(([path, text]) => ({ path, text, origins: [{ from: 1, to: 1, node: 'n1' }] }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    release: { dialect: 'sqlite', schema: { tables: [] }, migrations },
    routes: [],
    diagnostics: [],
  }
}
export type CompiledOk = Extract<Compiled, { ok: true }>

export async function temporaryFolder(test: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-test-'))
  test.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Path → text of all files below `folder`. */
export async function readAll(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const read = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name)
    return [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const
  })
  return Object.fromEntries((await Promise.all(read)).toSorted())
}
