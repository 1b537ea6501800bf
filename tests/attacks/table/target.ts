import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compile, needsOf, type RouteInfo } from '@drawbridge/compiler'
import { secretsOf, type Model } from '@drawbridge/kinds'
import type { JsonObject } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { emptyDatabase } from '../../support/database.ts'
import { standingOf, type Standing } from './doors.ts'
import { reaching } from './reached.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')

/** Every sample: one that is added is attacked like the others. */
export const SAMPLES: readonly string[] = readdirSync(join(ROOT, 'samples'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

export const SECRET = 'a secret that is for the attacks alone'

/** Somebody with an account. */
export interface Person extends Standing {
  /** `a user` */
  readonly name: string
  readonly id: string | number
  /** Node id of the table of accounts. */
  readonly accounts: string
  /** What they send along to be known. */
  readonly headers: Readonly<Record<string, string>>
}

/** What an emitted backend does wrong, for the attacks to find: a piece of a file that becomes another. */
export interface Hole {
  readonly path: string
  readonly what: RegExp
  readonly becomes: string
}

/** What a call comes to, and the addresses of the functions that it got to, past every check. */
export type Answered = LightMyRequestResponse & { readonly reached: readonly string[] }

/** What an attack is made on: an emitted backend, known by nothing but its drawing. */
export interface Target extends AsyncDisposable {
  readonly manifest: JsonObject
  readonly model: Model
  readonly routes: readonly RouteInfo[]
  /** Its table of who may call what, as it was emitted: `GET /tasks/:id` → rules. */
  readonly policy: Readonly<Record<string, readonly string[]>>
  /** Its files. */
  readonly tree: readonly { readonly path: string; readonly text: string }[]
  /** Its OpenAPI document. */
  readonly document: JsonObject
  readonly db: TargetDatabase
  readonly call: (options: InjectOptions) => Promise<Answered>
  readonly signUp: (role: string, name?: string) => Promise<Person>
  /** A module of it, by its path. */
  readonly load: <Module>(path: string) => Promise<Module>
}

export interface TargetDatabase {
  all(
    sql: string,
    params: readonly unknown[],
  ): Promise<readonly Readonly<Record<string, unknown>>[]>
  run(sql: string, params: readonly unknown[]): Promise<unknown>
}

export interface Opening {
  readonly sample: string
  readonly dialect: Dialect
  /** In place of what the sample's sign-in is set to. */
  readonly auth?: JsonObject
  readonly holes?: readonly Hole[]
}

export async function openTarget({ sample, dialect, auth, holes = [] }: Opening): Promise<Target> {
  const manifest = manifestOf(sample, auth)
  const compiled = await compile(manifest, { dialect })
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'))
  const { model, tree, routes } = compiled
  const folder = mkdtempSync(join(tmpdir(), 'attacks-'))
  for (const { path, text } of tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), torn(path, text, holes))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const database = await emptyDatabase(dialect)
  const url = dialect === 'sqlite' ? `sqlite:${join(folder, 'test.db')}` : database.url
  const load = (path: string) => import(pathToFileURL(join(folder, path)).href)
  await (await load('src/database/migrate.ts')).migrate(url)
  const { readConfig } = await load('src/config.ts')
  const { buildApp } = await load('src/app.ts')
  const { signUp } = await load('test/people.ts')
  const { policy } = await load('src/policy.ts')
  const app: FastifyInstance & { readonly db: TargetDatabase } = await buildApp(
    readConfig({
      ...variablesOf(model),
      ...Object.fromEntries(
        [...secretsOf(model).keys()].map((name) => [name, 'https://127.0.0.1:1']),
      ),
      DATABASE_URL: url,
      JWT_SECRET: SECRET,
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '10000000',
    }),
  )
  return {
    manifest,
    model,
    routes,
    policy,
    tree,
    document: JSON.parse(tree.find(({ path }) => path === 'openapi.json')?.text ?? '{}'),
    db: app.db,
    call: async (options) => {
      const { answer, reached } = await reaching(() => app.inject(options))
      return Object.assign(answer, { reached })
    },
    signUp: async (role, name = `a ${role}`) => ({
      ...(await signUp(app, role)),
      ...standingOf(role, model),
      name,
      accounts: model.auth?.table ?? '',
    }),
    load,
    [Symbol.asyncDispose]: async () => {
      await app.close()
      if (dialect !== 'sqlite') await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function manifestOf(sample: string, auth: JsonObject | undefined): JsonObject {
  const path = join(ROOT, 'samples', sample, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  if (auth === undefined) return manifest
  const signIn = manifest.nodes.find((node: JsonObject) => node['kind'] === 'auth')
  signIn.settings = { ...signIn.settings, ...auth }
  if (!('ways' in auth)) return manifest
  // Some ways send mail.
  manifest.nodes.push({ id: 'mail', kind: 'mail', name: 'mail', settings: {} })
  manifest.connections.push({ id: 'auth_mail', from: signIn.id, to: 'mail' })
  return manifest
}

/** A file with the holes that are in it. */
function torn(path: string, text: string, holes: readonly Hole[]): string {
  return holes
    .filter((hole) => hole.path === path)
    .reduce((whole, { what, becomes }) => {
      const next = whole.replace(what, becomes)
      if (next === whole) throw new Error(`${path} has nothing like ${what} in it.`)
      return next
    }, text)
}

/** What tests say in the environment. */
function variablesOf(model: Model): Readonly<Record<string, string>> {
  const all = needsOf(model).flatMap(({ environment }) => environment)
  return Object.fromEntries(
    all.flatMap(({ name, inTests, example }) =>
      inTests === undefined ? [] : [[name, typeof inTests === 'string' ? inTests : example]],
    ),
  )
}
