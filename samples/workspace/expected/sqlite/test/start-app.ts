import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { migrate } from '../src/database/migrate.ts'
import { mailbox } from './mailbox.ts'

export interface TestApp {
  readonly app: FastifyInstance
  stop(): Promise<void>
}

/**
 * The application on an empty database of its own, which is gone when it is stopped. `more`: what
 * else its environment says.
 */
export async function startApp(more: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'test-'))
  const url = `sqlite:${join(folder, 'test.db')}`
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
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
