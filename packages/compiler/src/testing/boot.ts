import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Model } from '@drawbridge/kinds'
import type { Dialect } from '@drawbridge/sql'
import type { FastifyInstance } from 'fastify'
import { createDatabase } from './database.ts'
import { TEST_FOLDER } from './test-folder.ts'
import { needsOf } from '../3-plan/needs.ts'
import { compile } from '../compile.ts'

const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

/** A backend as it is emitted, migrated and ready to be called with `inject`. */
export interface Booted extends AsyncDisposable {
  readonly app: FastifyInstance
  readonly folder: string
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

/** Compiles a manifest and boots what comes out on a database of its own. */
export async function boot(
  manifest: unknown,
  dialect: Dialect,
  secrets: Readonly<Record<string, string>> = {},
  prepare: (url: string) => Promise<void> = async () => {},
): Promise<Booted> {
  const compiled = await compile(manifest, { dialect })
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'))
  const folder = mkdtempSync(join(TEST_FOLDER, 'drawbridge-boot-'))
  for (const { path, text } of compiled.tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync(MODULES, join(folder, 'node_modules'))
  const database = await createDatabase(dialect, folder)
  const load = (path: string) => import(pathToFileURL(join(folder, path)).href)
  const { migrate } = await load('src/database/migrate.ts')
  await migrate(database.url)
  await prepare(database.url)
  const { readConfig } = await load('src/config.ts')
  const { buildApp } = await load('src/app.ts')
  const environment = {
    DATABASE_URL: database.url,
    JWT_SECRET: 'x'.repeat(32),
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '1000000',
    ...variablesOf(compiled.model),
    ...secrets,
  }
  const app: FastifyInstance = await buildApp(readConfig(environment))
  return {
    app,
    folder,
    [Symbol.asyncDispose]: async () => {
      await app.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
