import { readdirSync, readFileSync } from 'node:fs'
import { HELPERS } from './typescript/helper.ts'

const FOLDER = new URL('functions/files/', import.meta.url)

/**
 * The helpers that emitted code may mention, as they stand in `functions/files`, by their path in a
 * repository: `src/functions/slug.ts`. They import each other and packages, and nothing else.
 */
export const HELPER_FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => [`${HELPERS}/${name}`, readFileSync(new URL(name, FOLDER), 'utf8')]),
)

/** Packages that emitted formulas and their helpers may import. */
export const FORMULA_PACKAGES: readonly string[] = ['big.js']
