import { posix } from 'node:path'
import { FORMULA_PACKAGES, HELPER_FILES } from '@drawbridge/expressions/helpers'
import { FLOW_FILES } from '@drawbridge/kinds'
import type { EmittedFile } from '@drawbridge/source'
import { ofEach } from '../recent.ts'
import { importsOf, prune } from './prune.ts'

const HELPERS: ReadonlyMap<string, string> = new Map([...HELPER_FILES, ...FLOW_FILES])

/**
 * The fixed files that others import, of the skeleton or of formulas and flows, and what these
 * import in turn: each with no more in it than is asked for.
 */
export function helpersOf(
  files: readonly EmittedFile[],
  base: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const needed = new Map<string, Set<string>>()
  const found = new Map<string, string>()
  const open: File[] = [...files]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const grown = new Set<string>()
    for (const [path, name] of takenBy(file)) {
      if (!base.has(path) && !HELPERS.has(path)) continue
      const names = needed.get(path) ?? new Set()
      if (names.has(name)) continue
      needed.set(path, names.add(name))
      grown.add(path)
    }
    for (const path of grown) {
      const whole = base.get(path) ?? HELPERS.get(path)
      if (whole === undefined) continue
      const text = prune(whole, needed.get(path) ?? new Set())
      if (text === found.get(path)) continue
      found.set(path, text)
      open.push({ path, text })
    }
  }
  return found
}

type File = Pick<EmittedFile, 'path' | 'text'>
type Taken = readonly (readonly [path: string, name: string])[]

/** What a file imports, by where it stands. One that was written before is the very same object. */
const takenBy = ofEach(({ path, text }: File): Taken => {
  const folder = posix.dirname(path)
  return importsOf(text).map(([from, name]) => [posix.join(folder, from), name])
})

const packagesOf = ofEach(({ text }: File) =>
  FORMULA_PACKAGES.filter((name) => text.includes(` from '${name}'\n`)),
)

/** The packages that formulas and their helpers import. */
export function importedPackages(files: readonly EmittedFile[]): readonly string[] {
  const imported = new Set(files.flatMap(packagesOf))
  return FORMULA_PACKAGES.filter((name) => imported.has(name))
}
