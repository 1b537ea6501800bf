import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { watchedClient, watchedText } from './watched-text.ts'
import { watchRequests } from './watcher.ts'
import type { WatchedFile } from './words.ts'

const WATCHER = new URL(
  `./watcher${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
).href

/** Has the code tell what it does as it is loaded: the files on disk stay as they are. */
export function watchCode(folder: string, files: readonly WatchedFile[]): void {
  const pointsOf = new Map(
    files.map(({ path, points }) => [pathToFileURL(join(folder, path)).href, points]),
  )
  const client = pathToFileURL(join(folder, 'src/database/client.ts')).href
  watchRequests()
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      const points = pointsOf.get(url)
      const { source } = loaded
      if ((points === undefined && url !== client) || source === null || source === undefined)
        return loaded
      const text =
        typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString()
      try {
        const watched =
          points === undefined ? watchedClient(text, WATCHER) : watchedText(text, points, WATCHER)
        return { ...loaded, format: 'module', source: stripTypeScriptTypes(watched) }
      } catch {
        // A person's own lines may stand where nothing can be put between: they run as they are.
        return loaded
      }
    },
  })
}
