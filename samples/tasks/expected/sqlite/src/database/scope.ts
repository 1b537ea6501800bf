import type { Param } from './values.ts'

/** A further condition of a statement, with its parameters. */
export interface Scope {
  readonly and: string
  readonly params: readonly Param[]
}

const EVERYONE: Scope = { and: '', params: [] }

/** The rows of one owner; those of everyone where it is null. */
export function ownedBy(column: string, owner: number | null): Scope {
  return owner === null ? EVERYONE : { and: ` AND ${column} = ?`, params: [owner] }
}
