import { posix } from 'node:path'
import { FORMULA_PACKAGES, HELPER_FILES } from '@drawbridge/expressions/helpers'
import { FLOW_FILES } from '@drawbridge/kinds'
import type { EmittedFile } from '@drawbridge/source'

const HELPERS: ReadonlyMap<string, string> = new Map([...HELPER_FILES, ...FLOW_FILES])

/** The fixed files that others import, of these or of those of formulas and flows, and what these import in turn. */
export function helpersOf(
  files: readonly EmittedFile[],
  base: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const open = [...files]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const path of importsOf(file)) {
      const text = base.get(path) ?? HELPERS.get(path)
      if (text === undefined || found.has(path)) continue
      found.set(path, text)
      open.push({ path, text, origins: [] })
    }
  }
  return found
}

/** The packages that formulas and their helpers import. */
export const importedPackages = (files: readonly EmittedFile[]): readonly string[] =>
  FORMULA_PACKAGES.filter((name) => files.some(({ text }) => text.includes(` from '${name}'\n`)))

/** The files of the tree that a module imports. */
function importsOf({ path, text }: EmittedFile): readonly string[] {
  return [...text.matchAll(/^(?:import|\}) .*'(\.[^']+)'$/gm)].map(([, specifier = '']) =>
    posix.join(posix.dirname(path), specifier),
  )
}
