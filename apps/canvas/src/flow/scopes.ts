import { unpackType, type ObjectType, type Type } from '@drawbridge/expressions'
import type { ScopesView } from '@drawbridge/protocol'

/** Something that formulas may name, and what it is. */
export interface Value {
  readonly name: string
  readonly type: Type
}

/** What formulas of the drawing may name, as its check has found. */
export interface Scopes {
  /** Whether nothing was left out because something is wrong with it. */
  readonly isWhole: boolean
  /** What a row of each table leads to. */
  readonly rows: ReadonlyMap<string, ObjectType>
  /** Whoever asks, where rules and computed fields of tables mention somebody. */
  readonly asker: Type | null
  /** What each step of the flow sees. */
  readonly steps: ReadonlyMap<string, StepScope>
}

interface StepScope {
  readonly values: readonly Value[]
  /** Paths that are known not to be nothing there: `article.author`. */
  readonly present: ReadonlySet<string>
}

export const NO_SCOPES: Scopes = {
  isWhole: false,
  rows: new Map(),
  asker: null,
  steps: new Map(),
}

/** Scopes out of what the server says of them. */
export function readScopes({ isWhole, rows, asker, values, steps }: ScopesView): Scopes {
  const known = values.map(({ name, type }): Value => ({ name, type: unpackType(type) }))
  return {
    isWhole,
    rows: new Map(rows.flatMap(({ table, type }) => objectOf(table, unpackType(type)))),
    asker: asker && unpackType(asker),
    steps: new Map(
      (steps ?? []).map(({ id, sees, present }) => [
        id,
        { values: sees.flatMap((place) => known[place] ?? []), present: new Set(present) },
      ]),
    ),
  }
}

const objectOf = (table: string, type: Type): readonly (readonly [string, ObjectType])[] =>
  type.kind === 'object' ? [[table, type]] : []
