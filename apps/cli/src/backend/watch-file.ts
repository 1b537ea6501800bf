import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Editors write a file in several steps; this long after the last of them it is whole. */
const SETTLE_MS = 30

export interface FileWatch extends Disposable {
  /** From now on calls `changed` after each save, one call at a time; at once, if one came before. */
  tell(changed: () => Promise<void>): void
}

/** Notices each save of a file. Watches its folder, since many editors put a new file in the old one's place. */
export function watchFile(path: string): FileWatch {
  const name = basename(path)
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  let told: (() => Promise<void>) | undefined
  let isMissed = false
  const watcher = watch(dirname(path), (_, file) => {
    if (file !== name) return
    clearTimeout(timer)
    timer = setTimeout(saved, SETTLE_MS)
  })

  function saved(): void {
    if (told === undefined) isMissed = true
    else last = last.then(told)
  }

  return {
    tell(changed) {
      told = changed
      if (isMissed) saved()
    },
    [Symbol.dispose]() {
      clearTimeout(timer)
      watcher.close()
    },
  }
}
