import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { errorCode } from './problem.ts'

/**
 * Makes a folder and those it lies in. Node's own recursive `mkdir` never ends where a folder takes no
 * others and says that there is none, as `/proc` does.
 */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder)
  try {
    await mkdir(path)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return
    if (code !== 'ENOENT') throw error
    const parent = dirname(path)
    if (await isThere(parent)) throw new Error(`${parent} takes no folders`, { cause: error })
    await makeFolder(parent)
    await makeFolder(path)
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}
