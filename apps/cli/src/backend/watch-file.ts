import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Editors write a file in several steps; this long after the last of them it is whole. */
const SETTLE_MS = 30

/**
 * Calls `changed` after each save of a file, one call at a time. Watches its folder, since many
 * editors save by putting a new file in the old one's place.
 */
export function watchFile(path: string, changed: () => Promise<void>): FSWatcher {
  const name = basename(path)
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  return watch(dirname(path), (_, file) => {
    if (file !== name) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last.then(changed)
    }, SETTLE_MS)
  })
}
