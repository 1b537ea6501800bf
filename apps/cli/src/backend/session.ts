import type { Compiled } from '@drawbridge/compiler'
import type { Diagnostic } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import { readRelease } from '@drawbridge/workspace'
import { join } from 'node:path'
import { claimPort } from './claim-port.ts'
import { compileSource, dialectOfUrl } from '../compile-source.ts'
import { prepare } from './prepare.ts'
import { lastingFolder, temporaryFolder } from './private-folder.ts'
import { newSecret, type RunningBackend, startBackend } from './start-backend.ts'

export type Started =
  | {
      readonly ok: true
      readonly backend: RunningBackend
      readonly compiled: Extract<Compiled, { ok: true }>
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** One `drawbridge run`, from the first build to the last swap. */
export interface Session {
  readonly database: Dialect
  /** Compiles and starts; again, it replaces what runs, or leaves it alone when it cannot. */
  start(): Promise<Started>
  /** Resolves when the backend has ended by itself. */
  ended(): Promise<'ended'>
  close(): Promise<void>
}

export async function openSession(
  manifest: string,
  databaseUrl: string | undefined,
  wantedPort: number | undefined,
): Promise<Session> {
  const database = databaseUrl === undefined ? 'sqlite' : dialectOfUrl(databaseUrl)
  const port = await claimPort(wantedPort)
  const folder =
    databaseUrl === undefined ? await temporaryFolder() : await lastingFolder(manifest, databaseUrl)
  const url = databaseUrl ?? `sqlite:${join(folder.path, 'data.db')}`
  const secret = newSecret()
  const app = join(folder.path, 'app')
  const over = Promise.withResolvers<'ended'>()
  let running: RunningBackend | undefined
  let closed = false

  async function start(): Promise<Started> {
    const previous = await readRelease(app)
    const compiled = await compileSource(manifest, {
      dialect: database,
      ...(previous && { previous }),
    })
    if (!compiled.ok) return compiled
    const problems = await prepare(app, compiled)
    if (problems.length > 0) return { ok: false, diagnostics: problems }
    const old = running
    running = undefined
    await old?.stop()
    const backend = await startBackend({ folder: app, port, databaseUrl: url, secret })
    if (closed) await backend.stop()
    else running = backend
    void noteEnd(backend)
    return { ok: true, backend, compiled }
  }

  async function noteEnd(backend: RunningBackend): Promise<void> {
    await backend.gone
    if (running === backend) over.resolve('ended')
  }

  return {
    database,
    start,
    ended: () => over.promise,
    async close() {
      closed = true
      const old = running
      running = undefined
      await old?.stop()
      await folder.release()
    },
  }
}
