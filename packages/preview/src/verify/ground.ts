import { compile } from '@drawbridge/compiler'
import type { Dialect } from '@drawbridge/sql'
import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { dialectOf, openPreviewDatabase } from '../database.ts'
import type { Tunnel } from '../inside/words.ts'
import type { OwnDatabase } from '../state.ts'
import { openRoom, type Room } from './room.ts'

/** An empty database to try migrations and statements on, and the code that is written for it. */
export interface Ground {
  readonly room: Room
  readonly dialect: Dialect
  readonly url: string
  readonly tunnel?: Tunnel
  /** Takes away what was made for it. */
  close(): Promise<void>
}

const SCRATCH_MS = 20_000

/**
 * The embedded database where that is drawn; else a new database on the server that is given; else
 * the embedded one with the same drawing, written for it. `undefined` when it can't be written so.
 */
export async function findGround(
  context: Context,
  room: Room,
  server: OwnDatabase,
): Promise<Ground | undefined> {
  const { databaseUrl } = server
  const { dialect } = room.compiled.release
  if (dialect === 'sqlite') return embedded(room, async () => {})
  if (databaseUrl !== undefined && dialectOf(databaseUrl) === dialect)
    return onServer(context, room, server)
  const other = await compile(room.compiled.manifest, { dialect: 'sqlite' })
  if (!other.ok) return undefined
  const beside = await openRoom(context, room.level, other)
  return embedded(beside, () => beside.close())
}

function embedded(room: Room, close: () => Promise<void>): Ground {
  return { room, dialect: 'sqlite', url: `sqlite:${room.waiting.inside.data}/app.db`, close }
}

/** Whatever is on that server stays as it is: the tables come into a database that is new. */
async function onServer(context: Context, room: Room, server: OwnDatabase): Promise<Ground> {
  const { level, places, owner, waiting } = room
  const opened = await openPreviewDatabase(
    server,
    { level, shared: context.shared },
    places,
    waiting.inside,
    owner,
  )
  const { dialect, url, tunnel } = opened
  const name = `drawbridge_check_${randomBytes(6).toString('hex')}`
  const folder = waiting.inside.code
  const database = { folder, url, ...(tunnel && { tunnel }) }
  const order = (wanted: boolean) =>
    waiting.inner.order({ type: 'scratch', database, name, wanted }, SCRATCH_MS)
  try {
    await order(true)
  } catch (error) {
    await opened.close()
    throw error
  }
  const scratch = new URL(url)
  scratch.pathname = `/${name}`
  return {
    room,
    dialect,
    url: scratch.href,
    ...(tunnel && { tunnel }),
    async close() {
      await order(false).catch(() => {})
      await opened.close()
    },
  }
}
