import { compile } from '@drawbridge/compiler'
import type { Dialect } from '@drawbridge/sql'
import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { dialectOf, openPreviewDatabase } from '../database.ts'
import { OrderFailed } from '../inner.ts'
import type { Tunnel } from '../inside/words.ts'
import type { OwnDatabase } from '../state.ts'
import { openRoom, type Room } from './room.ts'
import { endNote, leftScratch, noteScratch } from './scratch-notes.ts'

/** An empty database to try migrations and statements on, and the code that is written for it. */
export interface Ground {
  readonly room: Room
  readonly dialect: Dialect
  readonly url: string
  readonly tunnel?: Tunnel
  /** Makes what is not there yet; what of it comes late is taken away as the rest is. */
  make(): Promise<void>
  /**
   * Takes away what was made for it.
   *
   * @returns the name of a database that may still be on the server
   */
  close(): Promise<string | undefined>
}

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
    return onServer(context, room, { ...server, databaseUrl })
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
  return { room, dialect: 'sqlite', url, make: async () => {}, close }
}

/** Whatever is on that server stays as it is: the tables come into a database that is new. */
async function onServer(
  context: Context,
  room: Room,
  server: OwnDatabase & { readonly databaseUrl: string },
): Promise<Ground> {
  const { databaseUrl } = server
  const name = `drawbridge_check_${randomBytes(6).toString('hex')}`
  const { scratch: order, opened } = await reach(context, room, server)
  const { dialect, url, tunnel } = opened
  let made: 'no' | 'perhaps' | 'yes' = 'no'
  const scratch = new URL(url)
  scratch.pathname = `/${name}`
  return {
    room,
    dialect,
    url: scratch.href,
    ...(tunnel && { tunnel }),
    async make() {
      for (const left of await leftScratch(context, databaseUrl))
        if (await isDone(order(left, false))) await endNote(context, left, databaseUrl, true)
      await noteScratch(context, name, databaseUrl)
      made = 'perhaps'
      try {
        await order(name, true)
        made = 'yes'
      } catch (error) {
        // The server has refused it. Whoever was not answered in time may have it made after that.
        if (error instanceof OrderFailed) made = 'no'
        throw error
      }
    },
    async close() {
      // Orders wait for each other: it is taken away once it is made, however late.
      const isDropped = made === 'no' || (await isDone(order(name, false)))
      await opened.close()
      const isGone = isDropped || ((await takeAway(context, room, server, name)) && made === 'yes')
      await endNote(context, name, databaseUrl, isGone)
      return isGone ? undefined : name
    },
  }
}

const isDone = (order: Promise<unknown>): Promise<boolean> =>
  order.then(
    () => true,
    () => false,
  )

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
    const { scratch, opened } = await reach(context, room, server)
    await scratch(name, false).finally(() => opened.close())
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
) {
  const reached = { level, shared: context.shared }
  const opened = await openPreviewDatabase(server, reached, places, waiting.inside, owner)
  const { url, tunnel } = opened
  const database = { folder: waiting.inside.code, url, ...(tunnel && { tunnel }) }
  /** Makes the database, or takes it away. */
  const scratch = (name: string, wanted: boolean) =>
    waiting.inner.order({ type: 'scratch', database, name, wanted }, context.limits.boot * 1000)
  return { opened, scratch }
}
