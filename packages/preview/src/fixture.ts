import { compile } from '@drawbridge/compiler'
import type { Manifest, Node } from '@drawbridge/manifest'
import type { Column, Dialect, Schema, Table } from '@drawbridge/sql'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { CompiledOk } from './backend.ts'
import { isRoot } from './isolation/launch.ts'
import { LEVELS } from './isolation/level.ts'
import { createPreviews, type Previews, type PreviewsOptions } from './previews.ts'

/** For tests: the repository's own libraries, which hold those of an emitted backend. */
export const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url))

/** The levels that there are for who runs the tests: only root can give code a user of its own. */
export const TRIED_LEVELS = LEVELS.slice(1).filter((level) => level !== 'fenced' || isRoot())

/** Previews that leave nothing behind after the test. */
export async function previewsFor(
  test: TestContext,
  options: Partial<PreviewsOptions> = {},
): Promise<Previews> {
  const folder = await mkdtemp(join(tmpdir(), 'dbt-'))
  await chmod(folder, 0o711)
  const previews = createPreviews({
    dataDir: folder,
    dependencies: async () => MODULES,
    ...options,
  })
  test.after(async () => {
    await previews.close()
    await rm(folder, { recursive: true, force: true })
  })
  return previews
}

/** The problem of a preview, as soon as it has one: a process takes its time to end. */
export async function problemOf(previews: Previews, id: string): Promise<string> {
  for (;;) {
    const { problem } = previews.state(id)
    if (problem !== null) return problem.message
    await once(previews.events, 'state')
  }
}

/** Waits for a line of the log: it comes by another way than the answer to a request. */
export async function logged(previews: Previews, id: string, text: string): Promise<void> {
  while (!previews.logs(id).some((line) => line.text.includes(text)))
    await once(previews.events, 'log')
}

/** A small backend with a table of notes; `routes` is code that may use `app` and `db`. */
export function backendOf(routes: string, columns: readonly Column[] = [BODY]): CompiledOk {
  const schema: Schema = { tables: [tableOf(columns)] }
  const files = { 'package.json': PACKAGE, 'src/config.ts': CONFIG, 'src/app.ts': app(routes) }
  return {
    ok: true,
    manifest: { drawbridge: 1, name: 'Notes', nodes: [], connections: [] },
    model: {
      name: 'Notes',
      slug: 'notes',
      description: '',
      dialect: 'sqlite',
      tables: [],
      apis: [],
      integrations: [],
      flows: [],
      packages: new Map(),
      schema,
    },
    tree: Object.entries(files).map(([path, text]) => ({
      path,
      text,
      origins:
        path === 'src/app.ts' ? [{ from: 5, to: 400, node: 'notes', field: '/settings' }] : [],
    })),
    release: { dialect: 'sqlite', schema, migrations: [] },
    routes: [],
    diagnostics: [],
  }
}

/** Answers `GET /` with a word. */
export function saying(word: string): CompiledOk {
  return backendOf(`app.get('/', async () => ({ word: ${JSON.stringify(word)} }))`)
}

export const BODY: Column = { id: 'c_body', name: 'body', type: { type: 'text' }, nullable: true }

function tableOf(columns: readonly Column[]): Table {
  const key: Column = {
    id: 'c_id',
    name: 'id',
    type: { type: 'integer' },
    nullable: false,
    default: { kind: 'autoincrement' },
  }
  return {
    id: 't_notes',
    name: 'notes',
    columns: [key, ...columns],
    primaryKey: ['id'],
    indexes: [],
    foreignKeys: [],
  }
}

const PACKAGE = JSON.stringify({
  name: 'notes',
  type: 'module',
  dependencies: { fastify: '5.12.8' },
})

const CONFIG = `export interface Config { readonly databaseUrl: string }
export function readConfig(env: NodeJS.ProcessEnv): Config {
  if (env.DATABASE_URL === undefined) throw new Error('DATABASE_URL is not set.')
  return { databaseUrl: env.DATABASE_URL }
}
`

function app(routes: string): string {
  return `import fastify, { type FastifyInstance } from 'fastify'
import { DatabaseSync } from 'node:sqlite'
import type { Config } from './config.ts'
export async function buildApp(config: Config): Promise<FastifyInstance> {
  const app = fastify({ logger: true })
  const db = new DatabaseSync(config.databaseUrl.slice('sqlite:'.length), { timeout: 5000 })
  app.addHook('onClose', async () => db.close())
  app.get('/health/live', async () => ({ status: 'ok' }))
  ${routes}
  await app.ready()
  return app
}
`
}

/** A sample of the repository; `sign` over the settings of its sign-in, and its nodes as edited. */
export async function compiledSample(
  name: string,
  sign: object = {},
  dialect: Dialect = 'sqlite',
  edit: (node: Node) => Node = (node) => node,
): Promise<CompiledOk> {
  const path = new URL(`../../../samples/${name}/manifest.json`, import.meta.url)
  const manifest: Manifest = JSON.parse(await readFile(path, 'utf8'))
  const nodes = manifest.nodes.map((node) =>
    edit(node.kind === 'auth' ? { ...node, settings: { ...node.settings, ...sign } } : node),
  )
  const compiled = await compile({ ...manifest, nodes }, { dialect })
  assert.ok(compiled.ok)
  return compiled
}
