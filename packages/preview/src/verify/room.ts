import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CompiledOk } from '../backend.ts'
import { writeCode } from '../code-folder.ts'
import type { Context } from '../context.ts'
import { type Cell, userOf } from '../isolation/cell.ts'
import { isRoot } from '../isolation/launch.ts'
import type { Level } from '../isolation/level.ts'
import { createLog } from '../log.ts'
import { type Places, placesOf, preparePlaces } from '../places.ts'
import { cellOf, createStandby, type Waiting } from '../standby.ts'

/** A cell for one tree alone, with a process that waits in it. */
export interface Room {
  readonly level: Level
  readonly compiled: CompiledOk
  readonly places: Places
  readonly cell: Cell
  readonly owner: number | undefined
  readonly waiting: Waiting
  /** Ends what runs in it, and leaves nothing of it. */
  close(): Promise<void>
}

export async function openRoom(
  context: Context,
  level: Level,
  compiled: CompiledOk,
): Promise<Room> {
  const id = `verify-${randomBytes(8).toString('hex')}`
  // In the folder that is swept when the studio is gone.
  const places = placesOf(context.runDir, context.runDir, id)
  const owner = isRoot() && level !== 'seatBelt' ? userOf(places.root) : undefined
  const standby = createStandby(
    context,
    level,
    places,
    createLog(() => {}),
  )
  let waiting: Waiting | undefined
  async function close(): Promise<void> {
    context.rooms.delete(close)
    await waiting?.discard()
    await standby.close()
    await rm(places.root, { recursive: true, force: true })
    await rm(dirname(places.run), { recursive: true, force: true })
  }
  context.rooms.add(close)
  try {
    await preparePlaces(places, owner)
    const modules = await context.dependencies(compiled.tree)
    waiting = await standby.take(compiled)
    await writeCode(waiting.code, compiled.tree, undefined)
    const cell = cellOf(context, places, waiting.code, modules)
    return { level, compiled, places, cell, owner, waiting, close }
  } catch (error) {
    await close()
    throw error
  }
}
