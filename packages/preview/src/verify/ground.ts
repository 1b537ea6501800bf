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
  /**
   * Takes away what was made for it.
   *
   * @returns the name of a database that is still on the server
   */
  close(): Promise<string | undefined>
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
  if (dialect === 'sqlite') return embedded(room)
  if (databaseUrl !== undefined && dialectOf(databaseUrl) === dialect)
    return onServer(context, room, server)
  const other = await compile(room.compiled.manifest, { dialect: 'sqlite' })
  if (!other.ok) return undefined
  const beside = await openRoom(context, room.level, other)
  return embedded(beside, () => beside.close())
}

function embedded(room: Room, done?: () => Promise<void>): Ground {
  const url = `sqlite:${room.waiting.inside.data}/app.db`
  async function close(): Promise<undefined> {
    await done?.()
  }
  return { room, dialect: 'sqlite', url, close }
}

/** Whatever is on that server stays as it is: the tables come into a database that is new. */
async function onServer(context: Context, room: Room, server: OwnDatabase): Promise<Ground> {
  const name = `drawbridge_check_${randomBytes(6).toString('hex')}`
  const { scratch: order, opened } = await reach(context, room, server, name)
  const { dialect, url, tunnel } = opened
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
      const isGone = await order(false).then(
        () => true,
        () => false,
      )
      await opened.close()
      if (isGone || (await takeAway(context, room, server, name))) return undefined
      return name
    },
  }
}

/** From a process that has not met the code: the one before may have ended in its trial. */
async function takeAway(
  context: Context,
  { level, compiled }: Room,
  server: OwnDatabase,
  name: string,
): Promise<boolean> {
  const room = await openRoom(context, level, compiled).catch(() => undefined)
  if (room === undefined) return false
  try {
    const { scratch, opened } = await reach(context, room, server, name)
    await scratch(false).finally(() => opened.close())
    return true
  } catch {
    return false
  } finally {
    await room.close()
  }
}

async function reach(
  context: Context,
  { level, places, owner, waiting }: Room,
  server: OwnDatabase,
  name: string,
) {
  const reached = { level, shared: context.shared }
  const opened = await openPreviewDatabase(server, reached, places, waiting.inside, owner)
  const { url, tunnel } = opened
  const database = { folder: waiting.inside.code, url, ...(tunnel && { tunnel }) }
  /** Makes the database, or takes it away. */
  const scratch = (wanted: boolean) =>
    waiting.inner.order({ type: 'scratch', database, name, wanted }, SCRATCH_MS)
  return { opened, scratch }
}
