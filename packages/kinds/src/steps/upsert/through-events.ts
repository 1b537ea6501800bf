import { code, type Code, type Name } from '@drawbridge/source'
import { changesToBe, fillFunction, refilled } from '../../flow/data/fill.ts'
import { inputType } from '../../flow/data/insert.ts'
import { rowShape } from '../../flow/data/row-shape.ts'
import { CREATING, readBack, rowToBe, toldParameters } from '../../flow/data/through-events.ts'
import type { QueryArguments } from '../../flow/data/query-arguments.ts'
import { fixedOf, type Written } from '../../flow/data/write.ts'
import type { Emission } from '../../flow/emission.ts'
import type { TableEvent } from '../../flow/endpoint.ts'
import { beforeChanging, beforeCreating, eventCalls } from '../../table/emit/events.ts'
import { changesRow } from '../../table/emit/events-of.ts'
import * as refs from '../../table/emit/refs.ts'
import type { Resource } from '../../table/emit/resource.ts'

/** What the row is known by, as it is asked for. */
export interface Known {
  /** The constant that holds the statement. */
  readonly read: Name
  readonly keys: readonly Code[]
}

/** When events see a row that is put in or changed. */
export const timesOf = (changes: readonly Written[]): readonly TableEvent['when'][] =>
  changes.length > 0 ? [...CREATING, 'beforeUpdate', 'afterUpdate'] : CREATING

/** The row is created or changed with what is done before and after it; gives the function. */
export function upsertedThroughEvents(
  emission: Emission,
  resource: Resource,
  values: readonly Written[],
  changes: readonly Written[],
  upsert: Code,
  { read, keys }: Known,
  wish: string,
  args: QueryArguments,
): Code {
  const isChanged = changes.length > 0
  const { queries, model } = emission
  const watched = { table: resource.table, model }
  const { type, rowType, convert } = rowShape(resource)
  const early = beforeCreating(watched, code`values`, (input, filled) =>
    rowToBe(resource, values, input, filled),
  )
  const inner = queries.inside(upsert)
  const fills = isChanged && refilled(resource).length > 0
  const before = convert?.(code`found`) ?? code`found`
  const fixed = fixedOf(changes)
  const sent = fixed.length > 0 ? code`changes` : undefined
  const earlier = isChanged
    ? beforeChanging(watched, sent, code`row: ${before}`, (input, filled) =>
        changesToBe(resource, fixed, input, filled),
      )
    : { lines: [], input: before }
  const given = [
    ...(fixed.length > 0 ? [code`changes`] : []),
    ...args.formulas.map((one) => args.argument(one)),
  ]
  const late = isChanged ? eventCalls(watched, 'afterUpdate', [code`row`, code`before`]) : []
  const parameters = [
    code`db: ${refs.Database}`,
    code`values: ${inputType(resource, values)}`,
    ...(fixed.length > 0 ? [code`changes: ${inputType(resource, fixed)}`] : []),
    ...args.parameters,
    ...toldParameters(watched, ...timesOf(changes)),
  ]
  const asLeft = (when: 'afterCreate' | 'afterUpdate'): Code =>
    changesRow(watched, when)
      ? code`(await ${readBack(emission, resource)}(tx, row.id)) ?? row`
      : code`row`
  return queries.add(
    wish,
    (called) => code`
      /** With what is done before and after it is created or changed. */
      export function ${called}(${parameters}): Promise<${type}> {
        return db.transaction(async (tx) => {
          const found = await tx.get<${rowType}>(${read}, [${keys}])
          if (found === undefined) {
            ${early.lines}
            const row = await ${inner}(${[code`tx`, early.input, ...given]})
            ${eventCalls(watched, 'afterCreate', [code`row`])}
            return ${asLeft('afterCreate')}
          }
          ${earlier.lines}
          ${late.length > 0 && code`const before = ${before}`}
          const ${fills ? code`changed` : code`row`} = await ${inner}(${[code`tx`, code`values`, ...given]})
          ${
            fills &&
            code`
              await ${fillFunction(queries, resource)}(tx, found.id, ${earlier.input})
              const row = (await ${readBack(emission, resource)}(tx, found.id)) ?? changed`
          }
          ${late}
          return ${late.length > 0 ? asLeft('afterUpdate') : code`row`}
        })
      }`,
  )
}
