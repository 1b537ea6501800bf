import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '@drawbridge/compiler'
import type { FileTree } from '@drawbridge/source'
import { DIALECTS, type Dialect } from '@drawbridge/sql'

/** A backend that the compiler is held to, byte for byte. */
export interface Golden {
  readonly sample: string
  readonly dialect: Dialect
  /** Where it stands. */
  readonly folder: string
}

/** Every sample in every database that it is written for. */
export const GOLDENS: readonly Golden[] = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: sample }) =>
    DIALECTS.map((dialect) => ({
      sample,
      dialect,
      folder: join(import.meta.dirname, sample, 'expected', dialect),
    })),
  )

/** Every file of a folder, by its path there, sorted. */
export function pathsOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()
}

/** What the compiler makes of the sample's manifest. Throws where it has anything against it. */
export async function regenerate({ sample, dialect }: Golden): Promise<FileTree> {
  const manifest = readFileSync(join(import.meta.dirname, sample, 'manifest.json'), 'utf8')
  const compiled = await compile(manifest, { dialect })
  if (compiled.ok) return compiled.tree
  throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'))
}
