import { readdirSync, readFileSync } from 'node:fs'
import type { PlainFile } from '../emit/files.ts'

/**
 * Files of a way that stand in `src/auth/<way>` as they are, or in `test`. To be read once, when it
 * is loaded.
 */
export function wayFiles(way: string): readonly PlainFile[] {
  const url = new URL(`./${way}/files/`, import.meta.url)
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => ({
      path: name.startsWith('test/') ? name : `src/auth/${way}/${name}`,
      text: readFileSync(new URL(name, url), 'utf8'),
    }))
}
