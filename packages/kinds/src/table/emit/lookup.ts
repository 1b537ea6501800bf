import type { Model, TableModel } from '../../model.ts'

interface Lookup {
  readonly tables: ReadonlyMap<string, TableModel>
  /** Ids of the tables that some api serves. */
  readonly served: ReadonlySet<string>
}

/** Made once a model, which never changes; so a model of a thousand tables is not searched a thousand times. */
const lookups = new WeakMap<Model, Lookup>()

/** The table of a node. */
export function tableOf(node: string, model: Model): TableModel | undefined {
  return lookupOf(model).tables.get(node)
}

/** The table of a node, where an api serves it. */
export function servedTable(node: string, model: Model): TableModel | undefined {
  return lookupOf(model).served.has(node) ? tableOf(node, model) : undefined
}

function lookupOf(model: Model): Lookup {
  const known = lookups.get(model)
  if (known) return known
  const made = {
    tables: new Map(model.tables.map((table) => [table.node, table])),
    served: new Set(model.apis.flatMap(({ tables }) => tables)),
  }
  lookups.set(model, made)
  return made
}
