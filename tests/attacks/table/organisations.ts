import type { ColumnModel, TableModel } from '@drawbridge/kinds'
import type { JsonObject } from '@drawbridge/manifest'
import type { Target } from './target.ts'

/** Who belongs to which organisation, and as what. */
export interface Memberships {
  readonly table: TableModel
  readonly role: ColumnModel
  readonly values: readonly string[]
}

/** Of every organisation that is drawn. */
export function membershipsIn({
  manifest,
  model,
}: Pick<Target, 'manifest' | 'model'>): readonly Memberships[] {
  const nodes = manifest['nodes'] as readonly JsonObject[]
  return nodes.flatMap(({ kind, settings }) => {
    if (kind !== 'organisation') return []
    const { memberships } = settings as { readonly memberships: string }
    const table = model.tables.find(({ node }) => node === memberships)
    const role = table?.columns.find(({ type }) => type.type === 'enum')
    if (table === undefined || role?.type.type !== 'enum') return []
    return [{ table, role, values: role.type.values }]
  })
}
