import { code, lit, name, template, type Code, type Name } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import type { StepKind } from '../../flow/step-kind.ts'
import { ofNewRows } from '../../flow/meaning.ts'
import { printObject } from '../../flow/formula.ts'
import { variableName } from '../../flow/variables.ts'
import * as refs from '../../table/emit/refs.ts'
import type { ColumnModel } from '../../model.ts'
import { unlessThere } from '../../table/emit/insert-sql.ts'
import { resourceOf, type Resource } from '../../table/emit/resource.ts'
import { noteWrite, queryName } from '../../flow/data/called.ts'
import {
  checkComplete,
  directParameter,
  filled,
  insertFunction,
  inputType,
  isTime,
  valuesCode,
  withFilled,
} from '../../flow/data/insert.ts'
import {
  CREATING,
  createdOneByOne,
  createdThroughEvents,
  startsEvents,
  toldOf,
} from '../../flow/data/through-events.ts'
import { warnOfNamedOrganisation } from '../../flow/data/kept-apart.ts'
import { checkWritten, type Written } from '../../flow/data/write.ts'
import { itemsOf } from '../items.ts'
import { createManyFace } from './face.ts'

export const createMany: StepKind = {
  face: createManyFace,
  check(check) {
    const table = check.table()
    const items = itemsOf(check)
    if (table === undefined || items === undefined) return undefined
    const { list, item, names } = items
    noteWrite(check, table, 'create')
    const written = checkWritten(check.inFunction, table, 'values', ({ optional }) => optional, {
      names,
    })
    if (list === undefined || written === undefined) return undefined
    if (!checkComplete(check, table, written)) return undefined
    warnOfNamedOrganisation(check, table, written)
    const resource = resourceOf(table, check.model)
    const whenTaken = check.text('whenTaken') === 'nothing' ? 'nothing' : 'fail'
    return {
      ...ofNewRows(table, check.model),
      emit: (emission) => {
        const { queries, db } = emission
        const one = name(variableName(item))
        const rows = code`${printObject(list)}.map((${one}) => (${valuesCode(emission, resource, written)}))`
        if (startsEvents(emission, resource, ...CREATING)) {
          const insert = insertFunction(
            queries,
            resource,
            withFilled(resource, written),
            queryName(check, 'insert', table),
            whenTaken,
          )
          const create = createdThroughEvents(
            emission,
            resource,
            written,
            insert,
            queryName(check, 'create', table),
            whenTaken === 'nothing',
          )
          const each = createdOneByOne(
            emission,
            resource,
            written,
            create,
            queryName(check, 'create', table, true),
          )
          return code`await ${each}(${[db, rows, ...toldOf(resource, emission, ...CREATING)]})`
        }
        const call = queries.add(queryName(check, 'create', table, true), (called) =>
          insertMany(called, resource, written, whenTaken),
        )
        return code`await ${call}(${[db, rows]})`
      },
    }
  },
}

/** Parameters that every database takes in one statement. */
const MOST_PARAMETERS = 30_000

/** As many as one statement takes. */
function rowsAtOnce(columns: readonly ColumnModel[]): number {
  return Math.max(1, Math.floor(MOST_PARAMETERS / Math.max(columns.length, 1)))
}

function insertMany(
  called: Name,
  resource: Resource,
  written: readonly Written[],
  whenTaken: 'fail' | 'nothing',
): Code {
  const { sql, dialect, key } = resource
  const columns = filled(resource, written)
  const bound = columns.map(
    (column) => code`${refs.bind}(params, ${directParameter(column, resource, written)})`,
  )
  const marks = template(['(', ...bound.slice(1).map(() => ', '), ')'], ...bound)
  const names = columns.map((column) => identifier(column.sql, dialect)).join(', ')
  const size = lit(rowsAtOnce(columns))
  const isQuiet = whenTaken === 'nothing'
  // MySQL takes no key that it has just made for itself, where one row of these is there twice.
  const [first = key] = columns
  const onTaken = isQuiet ? unlessThere(dialect, identifier(first.sql, dialect)) : ''
  const statement = template`INSERT INTO ${sql} (${names}) VALUES ${code`lines.join(', ')`}${onTaken}`
  return code`
    ${isQuiet ? code`/** All of them but those that are there already, or none. */` : code`/** All of them or none. */`}
    export async function ${called}(db: ${refs.Database}, rows: readonly ${inputType(resource, written)}[]): Promise<void> {
      if (rows.length === 0) return
      if (rows.length > ${size}) {
        return db.transaction(async (tx) => {
          for (let start = 0; start < rows.length; start += ${size}) {
            await ${called}(tx, rows.slice(start, start + ${size}))
          }
        })
      }
      ${columns.some((column) => isTime(column, written)) && code`const at = ${refs.now}()`}
      const params: ${refs.Param}[] = []
      const lines = rows.map((values) => ${marks})
      await db.run(${statement}, params)
    }`
}
