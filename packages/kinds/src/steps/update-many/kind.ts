import { code, name, type Code } from '@drawbridge/source'
import { printCondition, printValue, valueType } from '@drawbridge/sql'
import { assigned, noteWrite } from '../../flow/data/called.ts'
import { boundRow, whereOf } from '../../flow/data/checked-query.ts'
import { keyOf } from '../../flow/data/key-formula.ts'
import { parametersOf } from '../../flow/data/statement.ts'
import { startsEvents } from '../../flow/data/through-events.ts'
import { updateManyFunction, type ItemChange } from '../../flow/data/update-many-function.ts'
import { updatedRows, updateName } from '../../flow/data/updated-rows.ts'
import { checkWritten } from '../../flow/data/write.ts'
import type { Emission } from '../../flow/emission.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { QUIET } from '../../flow/meaning.ts'
import { printObject } from '../../flow/formula.ts'
import { variableName } from '../../flow/variables.ts'
import { needsRow } from '../../query/mentions.ts'
import type { OuterCondition } from '../../query/outer.ts'
import { allOf, columnValue } from '../../query/row-path.ts'
import { resourceOf, type Resource } from '../../table/emit/resource.ts'
import { itemsOf } from '../items.ts'
import { updateManyFace } from './face.ts'

export const updateMany: StepKind = {
  face: updateManyFace,
  check(check) {
    const table = check.table()
    const items = itemsOf(check)
    if (table === undefined || items === undefined) return undefined
    const { list, item, names } = items
    noteWrite(check, table, 'update')
    // What tells of an item stands in the function that goes through them.
    const within = check.inFunction
    const row = within.formula('row', undefined, names)
    const key = row && keyOf(check, ['settings', 'row'], row.typed, table.node)
    const where = whereOf(within, table, names)
    const written = checkWritten(within, table, 'values', () => false, { names, knowsRow: true })
    if (list === undefined || key === undefined || where === undefined || written === undefined)
      return undefined
    if (written.length === 0)
      return check.report('missing-value', ['settings', 'values'], {
        what: 'New values',
        where: `in ${check.title}`,
      })
    const resource = resourceOf(table, check.model)
    const change: ItemChange = { item, key, where, written }
    if (!isPlain(check, resource, change)) return undefined
    return {
      type: { kind: 'integer' },
      isBlock: true,
      means: QUIET,
      emit: (emission) => {
        const { queries, db, print, printTyped } = emission
        const one = name(variableName(item))
        if (startsEvents(emission, resource, 'beforeUpdate', 'afterUpdate'))
          return assigned(check, oneByOne(check, emission, resource, change, print(list)))
        const wish = updateName(check, resource, written)
        const { call, columns, args } = updateManyFunction(queries, resource, change, wish)
        const rows = code`${printObject(list)}.map((${one}) => ${columns.item(queries, resource, printTyped)})`
        return assigned(check, code`await ${call}(${[db, rows, ...args.formulas.map(printTyped)]})`)
      },
    }
  },
}

/** Whether all that items tell can be given to the statement, which is as JSON. */
function isPlain(check: StepCheck, resource: Resource, change: ItemChange): boolean {
  const { dialect, table } = resource
  const { item, where, written } = change
  const asked = [
    ...written.map(({ column, relative }) => ({
      path: ['values', column.name],
      parts: relative === undefined ? [] : printValue(relative, dialect),
      kinds: relative === undefined ? [column.type.type] : [],
    })),
    { path: ['where'], parts: where === 'all' ? [] : printCondition(where, dialect), kinds: [] },
  ]
  const rows = new Map([[item, boundRow(table)]])
  const wrong = asked.find(
    ({ parts, kinds }) =>
      kinds.some((kind) => kind === 'json' || kind === 'bytes') ||
      parametersOf(parts).some(
        ({ value, type, list }) =>
          needsRow(value, rows) && (list === true || type.kind === 'json' || type.kind === 'bytes'),
      ),
  )
  if (wrong === undefined) return true
  check.report('wrong-formula', ['settings', ...wrong.path], {
    step: check.title,
    problem:
      'lists, objects and bytes of an item can’t be told to the database for many rows at once.',
    cure: 'Change one row after the other in a step “For each”.',
  })
  return false
}

/** What is done at each change of a row is done for one after the other. */
function oneByOne(
  check: StepCheck,
  emission: Emission,
  resource: Resource,
  { item, key, where, written }: ItemChange,
  list: Code,
): Code {
  const row = boundRow(resource.table)
  const meant: OuterCondition = {
    kind: 'equal',
    left: columnValue(row, resource.key),
    right: { kind: 'parameter', value: key, type: valueType(resource.key.type), nullable: false },
  }
  const all = where === 'all' ? meant : allOf([meant, where])
  const changed = emission.local('changed')
  const value = updatedRows(check, { ...emission, db: code`tx` }, resource, all, written)
  return code`
    await ${emission.db}.transaction(async (tx) => {
      let ${changed} = 0
      for (const ${name(variableName(item))} of ${list}) ${changed} += ${value}
      return ${changed}
    })`
}
