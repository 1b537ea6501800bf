import { join } from 'node:path'
import { issueReset, linkTo } from './accounts/mail/links.ts'
import { buildServer } from './build-server.ts'
import type { StudioConfig } from './config.ts'
import { openStorage, type Storage } from './storage/storage.ts'

export interface RunningStudio {
  /** `http://localhost:3000` */
  readonly url: string
  /** What the first account must be registered with; undefined where nobody else reaches us. */
  readonly firstAccountToken: string | undefined
  close(): Promise<void>
}

export type StartOptions = Pick<StudioConfig, 'dataDir'> & Partial<StudioConfig>

/** Told to whoever started the studio, as it stands. */
export class CannotStart extends Error {}

/** Starts the studio; `localhost:3000` and SQLite unless told otherwise. @throws CannotStart */
export async function startStudio(options: StartOptions): Promise<RunningStudio> {
  const config = configOf(options)
  const { app, studio } = await build(config)
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await app.close()
    throw new CannotStart(sentenceFor(error, config), { cause: error })
  }
  // What a killed studio left behind goes now, and not when somebody presses Run.
  studio.previews.wake()
  const port = app.addresses().find((address) => typeof address !== 'string')?.port
  return {
    url: config.publicUrl ?? `http://localhost:${port ?? config.port}`,
    firstAccountToken: (await hasAccounts(studio.storage)) ? undefined : studio.firstAccount.token,
    close: () => app.close(),
  }
}

const configOf = (options: StartOptions): StudioConfig => ({
  port: 3000,
  host: '127.0.0.1',
  databaseUrl: `sqlite:${join(options.dataDir, 'studio.db')}`,
  ...options,
})

/** The address at which somebody chooses a new password, once; undefined without such an account. */
export async function resetLink(options: StartOptions, email: string): Promise<string | undefined> {
  const { databaseUrl, port, publicUrl = `http://localhost:${port}` } = configOf(options)
  const storage = await openStorage(databaseUrl)
  try {
    const reset = await issueReset(storage, email, 'console')
    return reset && linkTo(publicUrl, 'reset-password', reset.secret)
  } finally {
    await storage.close()
  }
}

async function build(config: StudioConfig) {
  try {
    return await buildServer(config)
  } catch (error) {
    const why = error instanceof Error ? error.message || String(error.cause ?? error.name) : ''
    throw new CannotStart(`The studio could not open its database. ${why}`, { cause: error })
  }
}

async function hasAccounts({ queries }: Storage): Promise<boolean> {
  const row = await queries.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

function sentenceFor(error: unknown, { port, host }: StudioConfig): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that one, or choose another: PORT=${port + 1}.`
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}. Check HOST.`
  return `The studio could not listen on ${host}:${port}.`
}
