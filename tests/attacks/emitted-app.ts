import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RouteInfo } from '@drawbridge/compiler'
import type { FastifyInstance } from 'fastify'
import { writeSample } from './write-sample.ts'

export const SECRET = 'a secret that is for the attacks alone'

/** A sample, compiled and running on an SQLite database of its own; called without a network. */
export interface EmittedApp {
  readonly app: FastifyInstance
  readonly routes: readonly RouteInfo[]
  /** Changes rows behind the application's back. */
  write(sql: string, ...params: readonly string[]): void
  stop(): Promise<void>
}

interface EmittedModules {
  readonly app: { readonly buildApp: (config: object) => Promise<FastifyInstance> }
  readonly config: { readonly readConfig: (env: Readonly<Record<string, string>>) => object }
}

export async function startSample(
  sample: string,
  env: Readonly<Record<string, string>> = {},
): Promise<EmittedApp> {
  const { folder, compiled } = await writeSample(sample, 'sqlite')
  const file = join(folder, 'test.db')
  const load = <Name extends keyof EmittedModules>(path: string): Promise<EmittedModules[Name]> =>
    import(join(folder, 'src', path)) as Promise<EmittedModules[Name]>

  const database = new DatabaseSync(file)
  for (const { text } of compiled.release.migrations) database.exec(text)
  const { readConfig } = await load<'config'>('config.ts')
  const { buildApp } = await load<'app'>('app.ts')
  const app = await buildApp(
    readConfig({
      DATABASE_URL: `sqlite:${file}`,
      JWT_SECRET: SECRET,
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '1000000',
      ...env,
    }),
  )
  return {
    app,
    routes: compiled.routes,
    write(sql, ...params) {
      database.prepare(sql).run(...params)
    },
    async stop() {
      await app.close()
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
