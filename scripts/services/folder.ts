import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './command.ts'

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm'
/** So much must be free there: tests make hundreds of databases, and drop them. */
const ROOM = 2 * 1024 ** 3

/**
 * A folder of its own for a server's data, given to the account that the server runs under. In memory where there
 * is room: to make a table on a disk takes ten times as long, since a server waits until the disk has it.
 */
export async function dataFolder(name: string, owner: string): Promise<string> {
  const folder = await quickFolder(name)
  await chmod(folder, 0o700)
  if (process.getuid?.() === 0) await run(['chown', owner, folder])
  return folder
}

/** A folder in memory where there is room, else where temporary files go. */
export async function quickFolder(name: string): Promise<string> {
  return mkdtemp(join(await place(), `drawbridge-${name}-`))
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

async function place(): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(MEMORY)
    return bavail * bsize >= ROOM ? MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}
