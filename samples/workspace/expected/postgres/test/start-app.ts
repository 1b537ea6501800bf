import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { migrate } from '../src/database/migrate.ts'
import { mailbox } from './mailbox.ts'

/** A server on which the tests may make databases: `postgres://postgres@127.0.0.1:5432/postgres` */
const SERVER = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL']

export interface TestApp {
  readonly app: FastifyInstance
  stop(): Promise<void>
}

/**
 * The application on an empty database of its own, which is gone when it is stopped. `more`: what
 * else its environment says.
 */
export async function startApp(more: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(`CREATE DATABASE ${name}`)
  const url = new URL(name, SERVER).href
  await migrate(url)
  const app = await buildApp(
    readConfig({
      DATABASE_URL: url,
      JWT_SECRET: randomBytes(32).toString('hex'),
      PUBLIC_URL: 'http://localhost',
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'tests@example.com',
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '1000000',
      ...more,
    }),
  )
  return {
    app,
    async stop() {
      await app.close()
      await onServer(`DROP DATABASE ${name}`)
    },
  }
}

async function onServer(statement: string): Promise<void> {
  if (SERVER === undefined)
    throw new Error(
      'Set TEST_DATABASE_URL to a PostgreSQL server on which tests may make databases.',
    )
  const client = new pg.Client(SERVER)
  await client.connect()
  await client.query(statement)
  await client.end()
}
