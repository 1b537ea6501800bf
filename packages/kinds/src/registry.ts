import { api } from './api/kind.ts'
import { auth } from './auth/kind.ts'
import { database } from './database/kind.ts'
import { flow } from './flow/kind.ts'
import { integration } from './integration/kind.ts'
import { organisation } from './organisation/kind.ts'
import { group } from './group/kind.ts'
import { mail } from './mail/kind.ts'
import { note } from './note/kind.ts'
import type { PartKind } from './part-kind.ts'
import { table } from './table/kind.ts'

/** Every kind of part, in the order of the palette. */
export const KINDS: readonly PartKind[] = [
  database,
  table,
  auth,
  organisation,
  api,
  flow,
  integration,
  mail,
  note,
  group,
]

const BY_NAME: ReadonlyMap<string, PartKind> = new Map(KINDS.map((kind) => [kind.kind, kind]))

export function kindOf(name: string): PartKind | undefined {
  return BY_NAME.get(name)
}
