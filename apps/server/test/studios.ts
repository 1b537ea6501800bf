import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe } from 'node:test'
import { createConnection } from 'mysql2/promise'
import { buildServer, type BuiltServer } from '../src/build-server.ts'
import type { StudioConfig } from '../src/config.ts'
import { Browser } from './client.ts'

export interface TestStudio extends BuiltServer {
  readonly url: string
  browser(): Browser
}

const DATABASES = ['sqlite', 'mysql'] as const
type Place = Pick<StudioConfig, 'dataDir' | 'databaseUrl'>

/** Runs the same tests with the studio on SQLite and on MySQL. */
export function onBothDatabases(
  title: string,
  tests: (open: (more?: Partial<StudioConfig>) => Promise<TestStudio>) => void,
): void {
  for (const database of DATABASES)
    describe(`${title} (${database})`, () => {
      const closers: (() => Promise<unknown>)[] = []
      after(async () => {
        for (const close of closers.toReversed()) await close()
      })
      tests(async (more = {}) => {
        const { place, remove } = await newDatabase(database)
        closers.push(remove)
        const studio = await openStudio({ ...place, ...more })
        closers.push(() => studio.app.close())
        return studio
      })
    })
}

/** A folder and an empty database, for as long as the work takes. */
export async function withNewDatabase(
  database: (typeof DATABASES)[number],
  work: (place: Place) => Promise<void>,
): Promise<void> {
  const { place, remove } = await newDatabase(database)
  await work(place).finally(remove)
}

/** A studio with an SQLite of its own, for as long as the work takes. */
export function withStudio(
  work: (studio: TestStudio, place: Place) => Promise<void>,
  more: Partial<StudioConfig> = {},
): Promise<void> {
  return withNewDatabase('sqlite', async (place) => {
    const studio = await openStudio({ ...place, ...more })
    await work(studio, place).finally(() => studio.app.close())
  })
}

async function newDatabase(database: (typeof DATABASES)[number]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'drawbridge-studio-'))
  const removeFolder = () => rm(dataDir, { recursive: true })
  if (database === 'sqlite')
    return {
      place: { dataDir, databaseUrl: `sqlite:${join(dataDir, 'studio.db')}` },
      remove: removeFolder,
    }
  const { url, drop } = await newMysqlDatabase()
  return {
    place: { dataDir, databaseUrl: url },
    remove: async () => {
      await drop()
      await removeFolder()
    },
  }
}

export async function openStudio(config: Place & Partial<StudioConfig>): Promise<TestStudio> {
  const built = await buildServer({ port: 0, host: '127.0.0.1', ...config })
  const address = await built.app.listen({ port: 0, host: '127.0.0.1' })
  const url = address.replace('127.0.0.1', 'localhost')
  return { ...built, url, browser: () => new Browser(url) }
}

async function newMysqlDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env['TEST_MYSQL_URL']
  if (!server) throw new Error('TEST_MYSQL_URL must say where a MySQL for tests is.')
  const name = `studio_${randomBytes(6).toString('hex')}`
  await run(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(server, `DROP DATABASE ${name}`) }
}

async function run(server: string, statement: string): Promise<void> {
  const connection = await createConnection(server)
  await connection.query(statement)
  await connection.end()
}
