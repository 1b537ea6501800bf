import { createHash } from 'node:crypto'
import { lstat, mkdir } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** SQLite's words for a lock that somebody else has. */
const BUSY = 5

/**
 * Does `work` while nobody else of this account does anything to the folder; `undefined` where
 * somebody does. The operating system holds the lock, by a file that SQLite has open: it is gone with the process,
 * however that ends, and no dead holder has to be told from a living one. The file stays, for a
 * file that is taken away while another process opens it can be locked twice.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T | undefined> {
  const lock = await take(folder)
  if (lock === undefined) return undefined
  try {
    return await work()
  } finally {
    lock.close()
  }
}

async function take(folder: string): Promise<DatabaseSync | undefined> {
  const locks = await ownFolder()
  const lock = new DatabaseSync(join(locks, createHash('sha256').update(folder).digest('hex')))
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined
    throw error
  }
}

/** A folder that nobody else can put anything into. */
async function ownFolder(): Promise<string> {
  const { uid } = userInfo()
  const folder = join(tmpdir(), `drawbridge-locks-${uid}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  if (!found.isDirectory() || (uid !== -1 && found.uid !== uid))
    throw new Error(`${folder} belongs to somebody else: remove it.`)
  return folder
}
