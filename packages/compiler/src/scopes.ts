import type { ObjectType, Scope, Type } from '@drawbridge/expressions'
import {
  askerMembers,
  flowsOf,
  readComputed,
  readConditions,
  rowMembers,
  scopesIn,
} from '@drawbridge/kinds'
import type { Manifest } from '@drawbridge/manifest'
import { modelOf } from './2-check/model.ts'
import { lookAtSound } from './2-check/sound.ts'

/** What formulas of a drawing may name. */
export interface Scopes {
  /** Whether nothing was left out because something is wrong with it. */
  readonly isWhole: boolean
  /** What a row of each table leads to inside a query, by the table's id. */
  readonly rows: ReadonlyMap<string, ObjectType>
  /** Whoever asks, where rules and computed fields of tables mention somebody. */
  readonly asker: Type | undefined
  /** What each step of the flow sees, by the step's id; undefined where the flow can't be read. */
  readonly steps: ReadonlyMap<string, Scope> | undefined
}

/** Where a flow stands: a part of its own, or an endpoint or an event of a part. */
export interface FlowPlace {
  readonly node: string
  /** Id of the endpoint or event. */
  readonly item?: string | undefined
}

/**
 * What the check finds formulas to see, in the tables and in one flow. Something else may be wrong:
 * then it is found out of what is right.
 */
export function scopesOf(manifest: Manifest, place?: FlowPlace): Scopes {
  const { drawing, names, isWhole } = lookAtSound(manifest)
  const dialect = drawing.databases[0]?.settings.dialect ?? 'mysql'
  const computed = readComputed(modelOf(drawing, names, dialect), drawing.tables)
  const { model } = readConditions(computed.model)
  const sources = flowsOf(drawing)
  const source = sources.find(
    ({ node, id }) => node === place?.node && id === (place.item ?? place.node),
  )
  return {
    isWhole,
    rows: new Map(
      model.tables.map(({ node }) => [
        node,
        (node === model.auth?.table ? askerMembers : rowMembers)(node, model),
      ]),
    ),
    asker: model.auth && { kind: 'row', table: model.auth.table },
    steps: source && scopesIn(source, model, sources),
  }
}
