import type { Dialect } from '@drawbridge/sql'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Tunnel } from './inside/words.ts'
import type { Inside } from './isolation/cell.ts'
import type { Level } from './isolation/level.ts'
import { addressOf, insideUrl, openForwarder } from './forwarder.ts'
import type { OwnDatabase } from './state.ts'
import { embeddedRecord, type Places } from './places.ts'

/** The database that a preview runs on, as the code inside reaches it. */
export interface PreviewDatabase {
  readonly dialect: Dialect
  readonly url: string
  /** What the database looks like is remembered here. */
  readonly record: string
  readonly tunnel?: Tunnel
  close(): Promise<void>
}

const SOCKET = 'database'
/** On the loopback of the cell, where nothing else listens; any user may take it. */
const TUNNEL_PORT = 3306
const DIALECTS: readonly (readonly [prefix: string, dialect: Dialect])[] = [
  ['sqlite:', 'sqlite'],
  ['mysql:', 'mysql'],
  ['postgres:', 'postgres'],
  ['postgresql:', 'postgres'],
]

/** What an address asks for; `undefined` for one that names no database that we know. */
export function dialectOf(url: string): Dialect | undefined {
  return DIALECTS.find(([prefix]) => url.startsWith(prefix))?.[1]
}

/** The embedded one, or the project's own at `url`; over a tunnel where there is no network. */
export async function openPreviewDatabase(
  { databaseUrl: url, databaseHost: host }: OwnDatabase,
  { level, shared }: { readonly level: Level; readonly shared: boolean },
  places: Places,
  inside: Inside,
  user: number | undefined,
): Promise<PreviewDatabase> {
  if (url === undefined) {
    return {
      dialect: 'sqlite',
      url: `sqlite:${inside.data}/app.db`,
      record: embeddedRecord(places),
      close: async () => {},
    }
  }
  // Only where there is no network does code reach that address and no other.
  if (shared && level !== 'isolated') {
    throw new Error(
      'Others reach this studio, and it can’t keep a backend to one address, so it takes no database of a project’s own.',
    )
  }
  const dialect = dialectOf(url)
  const address = addressOf(url)
  if (dialect === undefined || address === undefined) {
    throw new Error('The address of the database must begin with mysql: or postgres:')
  }
  // Another password leads to the same tables.
  const { protocol, host: at, pathname } = new URL(url)
  const named = `${protocol}//${at}${pathname}`
  const mark = createHash('sha256').update(named).digest('hex').slice(0, 16)
  const record = join(places.root, `schema-${mark}.json`)
  if (level !== 'isolated') return { dialect, url, record, close: async () => {} }
  const close = await openForwarder(
    join(places.run, SOCKET),
    async () => ({ ...address, ...(host !== undefined && { host }) }),
    user,
  )
  const tunnel = { port: TUNNEL_PORT, socket: `${inside.run}/${SOCKET}` }
  return { dialect, url: insideUrl(url, TUNNEL_PORT), record, tunnel, close }
}
