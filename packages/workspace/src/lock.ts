import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from './problem.ts'

/** Locks of this very process: its number may have been that of a dead holder. */
const held = new Set<string>()

/** Holds `path` while `work` runs; `undefined` when another living process holds it. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T | undefined> {
  await mkdir(dirname(path), { recursive: true })
  if (held.has(path)) return undefined
  held.add(path)
  try {
    if (!(await take(path))) return undefined
    try {
      return await work()
    } finally {
      await rm(path, { force: true })
    }
  } finally {
    held.delete(path)
  }
}

async function take(path: string): Promise<boolean> {
  for (const attempt of ['first', 'after a dead holder']) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(String(process.pid))
      await file.close()
      return true
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      if (attempt !== 'first' || (await isHeld(path))) return false
      await rm(path, { force: true })
    }
  }
  return false
}

async function isHeld(path: string): Promise<boolean> {
  const holder = Number(await readFile(path, 'utf8').catch(() => ''))
  if (!Number.isInteger(holder) || holder <= 0 || holder === process.pid) return false
  try {
    process.kill(holder, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
