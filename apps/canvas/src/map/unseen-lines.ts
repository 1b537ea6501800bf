import type { Manifest } from '@drawbridge/manifest'
import { flowsIn } from '../flow/place.ts'
import { everyStep, treeOf } from '../flow/tree.ts'
import { storeIn } from '../kinds/roles.ts'

export type UnseenLine = readonly [from: string, to: string]

/**
 * What belongs together although no line says so: tables and what keeps them, and parts that the
 * steps of another one name. Without them Tidy would leave such parts aside.
 */
export function unseenLines(manifest: Manifest): readonly UnseenLine[] {
  const store = storeIn(manifest)
  const tables = manifest.nodes.filter(({ kind }) => kind === 'table')
  const named = new Map(manifest.nodes.map(({ id, kind }) => [id, kind]))
  const kept = store ? tables.map(({ id }): UnseenLine => [id, store.id]) : []
  const asked = manifest.nodes.flatMap((node) =>
    flowsIn(node).flatMap((flow) =>
      everyStep(treeOf(flow)).flatMap(({ step }) =>
        Object.entries(step.settings).flatMap(([key, value]): readonly UnseenLine[] =>
          typeof value === 'string' && named.get(value) === key && value !== node.id
            ? [[node.id, value]]
            : [],
        ),
      ),
    ),
  )
  return [...kept, ...asked]
}
