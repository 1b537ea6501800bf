import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { splitStatements } from './split-statements.ts'

export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))

export interface Migration {
  /** `0001-create-tasks.sql` */
  readonly name: string
  readonly statements: readonly string[]
  readonly checksum: string
  /** What is lost by it, as its lines `-- destructive: …` say. */
  readonly destroys: readonly string[]
}

export interface MigrateOptions {
  /** Go on where rows or values are lost. */
  readonly allowDestructive?: boolean
}

/** A migration that can't go on; the message says why and what to do. */
export class MigrationError extends Error {}

/** The migrations of a folder in the order of their names. */
export function readMigrations(folder: string, options: { backslashes: boolean }): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
      const checksum = createHash('sha256').update(text).digest('hex')
      const destroys = [...text.matchAll(DESTRUCTIVE)].map(([, what = '']) => what.trim())
      return { name, statements: splitStatements(text, options), checksum, destroys }
    })
}

const DESTRUCTIVE = /^[ \t]*--[ \t]*destructive:(.*)$/gim

/** Throws where rows or values would be lost that nobody has agreed to lose. */
export function assertNothingIsLost(migrations: readonly Migration[]): void {
  const lost = migrations.flatMap(({ name, destroys }) =>
    destroys.map((what) => `  ${what || 'rows or values'} (${name})\n`),
  )
  if (lost.length === 0) return
  throw new MigrationError(
    `This would be lost for good:\n\n${lost.join('')}\nNothing was changed. Back up the database, then allow it: npm run migrate -- --allow-destructive`,
  )
}

/** Throws where a migration was changed after it was applied: databases would come to differ. */
export function assertUnchanged(migration: Migration, applied: string): void {
  if (migration.checksum === applied) return
  throw new MigrationError(
    `${migration.name} was changed after it was applied. Restore it, and put the change into a new migration.`,
  )
}
