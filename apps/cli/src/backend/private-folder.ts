import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where `run` builds: nobody else's business, and not in the person's way. */
export interface PrivateFolder {
  readonly path: string
  /** Takes away what need not outlive this run. */
  release(): Promise<void>
}

/** For the embedded database: the folder and the data in it are gone after the run. */
export async function temporaryFolder(): Promise<PrivateFolder> {
  const path = await mkdtemp(join(tmpdir(), 'drawbridge-run-'))
  return { path, release: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) }
}

/**
 * For a database that stays: the same folder each time for one manifest and one database, since
 * the next migration follows from what was built for it last. It is state, not a cache: nothing
 * could make it again.
 */
export async function lastingFolder(manifest: string, databaseUrl: string): Promise<PrivateFolder> {
  const { protocol, host, pathname } = new URL(databaseUrl)
  const identity = JSON.stringify([resolve(manifest), protocol, host, pathname])
  const name = createHash('sha256').update(identity).digest('hex').slice(0, 24)
  const state = process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state')
  const path = join(state, 'drawbridge', 'runs', name)
  await mkdir(path, { recursive: true, mode: 0o700 })
  return { path, release: async () => {} }
}
