import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Puts `text` at `target` so that a reader, or a crash at any moment, sees the old file or the new
 * one and nothing between. `spool` is a folder on the same disk that only this caller uses.
 */
export async function writeAtomically(target: string, text: string, spool: string): Promise<void> {
  await mkdir(spool, { recursive: true })
  const draft = join(spool, 'next')
  const file = await open(draft, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await mkdir(dirname(target), { recursive: true })
  await rename(draft, target)
  await syncFolder(dirname(target))
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

/** Makes a rename survive a power cut, where the system lets folders be synced. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
