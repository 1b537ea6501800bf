import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PointPlace } from './run.ts'
import { hideNames } from './shown-value.ts'
import { watchTables } from './touched-rows.ts'
import { watchCalls } from './watched-calls.ts'
import { watchRequests } from './watched-requests.ts'
import { aroundOf, watchedClient, watchedText } from './watched-text.ts'
import { knowPoints } from './watcher.ts'
import type { SeenRun, Watch, WatchedFile } from './words.ts'

const beside = (name: string): string =>
  new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).href

const WATCHER = beside('watcher')
const DATABASE = beside('watched-database')

/** Has the code tell what it does as it is loaded: the files on disk stay as they are. */
export function watchCode(
  folder: string,
  { files, secret, signIn, tables }: Watch,
  tell: (run: SeenRun) => void,
): void {
  hideNames(secret)
  watchTables(tables)
  const pointsOf = new Map(
    files.map(({ path, points }) => [pathToFileURL(join(folder, path)).href, points]),
  )
  const client = pathToFileURL(join(folder, 'src/database/client.ts')).href
  knowPoints(placesIn(files))
  watchRequests(signIn, tell)
  watchCalls()
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
          points === undefined ? watchedClient(text, DATABASE) : watchedText(text, points, WATCHER)
        return { ...loaded, format: 'module', source: stripTypeScriptTypes(watched) }
      } catch {
        // A person's own lines may stand where nothing can be put between: they run as they are.
        return loaded
      }
    },
  })
}

/** The places of all points, by their ids. */
function placesIn(files: readonly WatchedFile[]): readonly PointPlace[] {
  const places: PointPlace[] = []
  for (const { path, points } of files)
    for (const point of points)
      places[point.id] = { file: path, around: aroundOf(point, points)?.id }
  return places
}
