import type { Scopes } from '@drawbridge/compiler'
import { packType, type Type } from '@drawbridge/expressions'
import type { ScopesView } from '@drawbridge/protocol'

/** A reply without the version that it is about. */
export type PackedScopes = Omit<ScopesView, 'version'>

/** Scopes as JSON: what many steps see is said once. */
export function packScopes(scopes: Scopes | undefined): PackedScopes {
  if (scopes === undefined)
    return { isWhole: false, rows: [], asker: null, values: [], steps: null }
  const { isWhole, rows, asker, steps } = scopes
  const values = new Values()
  return {
    isWhole,
    rows: [...rows].map(([table, type]) => ({ table, type: packType(type) })),
    asker: asker ? packType(asker) : null,
    steps:
      steps === undefined
        ? null
        : [...steps].map(([id, { names, present = [] }]) => ({
            id,
            sees: [...names].map(([name, type]) => values.place(name, type)),
            present: [...present],
          })),
    values: values.list,
  }
}

/** What steps see, each once: it is the same object wherever it is seen. */
class Values {
  readonly list: PackedScopes['values'][number][] = []
  readonly #places = new Map<string, Map<Type, number>>()

  place(name: string, type: Type): number {
    const places = this.#places.get(name) ?? new Map<Type, number>()
    this.#places.set(name, places)
    const known = places.get(type)
    if (known !== undefined) return known
    places.set(type, this.list.length)
    return this.list.push({ name, type: packType(type) }) - 1
  }
}
