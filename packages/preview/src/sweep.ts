import { readdirSync, readFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { killProcess } from './kill-process.ts'

/** Names this very process, beyond the reuse of its number. */
export function studioName(pid = process.pid): string | undefined {
  if (process.platform !== 'linux') return String(pid)
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name, in brackets, and may hold anything.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    return `${pid}-${started}`
  } catch {
    return undefined
  }
}

/**
 * Ends what a killed studio left behind with the same data folder: processes, where the system did
 * not end them with it, and sockets. Those of a studio that lives are left alone.
 */
export async function sweep(runDir: string, mark: string): Promise<void> {
  const root = dirname(runDir)
  for (const name of await readdir(root).catch(() => [])) {
    if (!isAlive(name)) await rm(join(root, name), { recursive: true, force: true })
  }
  for (const pid of processesMarked(mark)) killProcess(pid)
}

/** Processes whose environment says that they are previews of this data folder, by a dead studio. */
function processesMarked(mark: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!(pid > 0) || pid === process.pid) return false
      const owner = markOf(pid, mark)
      return owner !== undefined && !isAlive(owner)
    })
}

function markOf(pid: number, mark: string): string | undefined {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    const prefix = `DRAWBRIDGE_PREVIEW=${mark}:`
    return environment.find((entry) => entry.startsWith(prefix))?.slice(prefix.length)
  } catch {
    return undefined
  }
}

export function isAlive(studio: string): boolean {
  const pid = Number.parseInt(studio)
  if (process.platform === 'linux') return studioName(pid) === studio
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
