import { readdirSync, readFileSync } from 'node:fs'
import type { PlainFile } from '../emit/files.ts'

/** Files of a way that stand in `src/auth/<way>` as they are. To be read once, when it is loaded. */
export function wayFiles(way: string): readonly PlainFile[] {
  const url = new URL(`./${way}/files/`, import.meta.url)
  return readdirSync(url)
    .toSorted()
    .map((name) => ({
      path: `src/auth/${way}/${name}`,
      text: readFileSync(new URL(name, url), 'utf8'),
    }))
}
