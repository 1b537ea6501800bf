import { readFileSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const MEMORY_EVERY_MS = 50
const DISK_EVERY_MS = 1000
const PAGE = 4096
const MOST_FILES = 2000
const MEGABYTE = 1024 ** 2

/** Calls `exceed` once when a process holds more memory, or its folder more data, than it may. */
export function watch(
  pid: number,
  folder: string,
  limits: { readonly memory: number; readonly disk: number },
  exceed: (what: 'memory' | 'disk') => void,
): () => void {
  const memory = setInterval(() => {
    if (memoryOf(pid) > limits.memory * MEGABYTE) tell('memory')
  }, MEMORY_EVERY_MS).unref()
  const disk = setInterval(() => {
    void checkDisk()
  }, DISK_EVERY_MS).unref()
  async function checkDisk(): Promise<void> {
    if ((await sizeOf(folder)) > limits.disk * MEGABYTE) tell('disk')
  }
  function stop(): void {
    clearInterval(memory)
    clearInterval(disk)
  }
  function tell(what: 'memory' | 'disk'): void {
    stop()
    exceed(what)
  }
  return stop
}

/** Bytes in memory of a process and those that it started; 0 where the system does not tell. */
function memoryOf(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    const below = children === '' ? [] : children.split(' ').map(Number)
    return pages * PAGE + below.reduce((sum, child) => sum + memoryOf(child), 0)
  } catch {
    return 0
  }
}

/** Bytes below a folder; a folder of too many files counts as too large. */
async function sizeOf(folder: string): Promise<number> {
  let size = 0
  let seen = 0
  const folders = [folder]
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of await readdir(next, { withFileTypes: true }).catch(() => [])) {
      if (++seen > MOST_FILES) return Number.POSITIVE_INFINITY
      const path = join(next, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile()) {
        size += await stat(path).then(
          (found) => found.size,
          () => 0,
        )
      }
    }
  }
  return size
}
