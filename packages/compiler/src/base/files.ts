import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../../base', import.meta.url))

/**
 * The files of the skeleton as they stand in `base/`, by their path there: `common/src/main.ts`.
 * Read once. Whoever packs the compiler puts the folder beside it, or this module's data in it.
 */
export const BASE_FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path.slice(FOLDER.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]
    }),
)
