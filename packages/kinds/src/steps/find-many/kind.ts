import { narrow, parse, type Type } from '@drawbridge/expressions'
import { code, name, type Code } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { StepCheck } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { askedBy } from '../../flow/meaning.ts'
import type { TableModel } from '../../model.ts'
import { adviseAgainstLoop, awaitedCall, assigned, queryName } from '../../flow/data/called.ts'
import { conditionAt, whereOf } from '../../flow/data/checked-query.ts'
import { checkOrder, holding, type Search } from '../../flow/data/search.ts'
import { countFunction } from '../../flow/data/count-function.ts'
import { findManyFunction } from '../../flow/data/find-many-function.ts'
import { openNothing } from '../../flow/data/open-nothing.ts'
import { checkSelection } from '../../flow/data/selection.ts'
import { findManyFace } from './face.ts'

const INTEGER: Type = { kind: 'integer' }

export const findMany: StepKind = {
  face: findManyFace,
  check(check) {
    const table = check.table()
    if (table === undefined) return undefined
    adviseAgainstLoop(check)
    const where = whereOf(check, table)
    const filters = checkFilters(check, table)
    const selection = checkSelection(check, table)
    const order = checkOrder(check, table)
    const limit = check.formula('limit', INTEGER)
    const offset = check.formula('offset', INTEGER)
    if (check.text('limit') === undefined)
      check.report('list-without-bound', [], { step: check.title })
    if (where === undefined || filters === undefined || selection === undefined) return undefined
    if (order === undefined || isWrong(check, 'limit', limit) || isWrong(check, 'offset', offset))
      return undefined
    const search: Search = {
      selection,
      where,
      filters,
      order,
      limit,
      offset,
      ...holding(check),
    }
    const rows: Type = { kind: 'list', of: selection.type }
    const isCounted = check.settings['total'] === true
    return {
      type: isCounted ? withTotal(rows) : rows,
      means: { kind: 'list', ...askedBy(check, table) },
      emit: (emission) => {
        const { queries } = emission
        const found = findManyFunction(queries, search, queryName(check, 'find', table, true))
        const value = awaitedCall(found, emission)
        if (!isCounted) return assigned(check, value)
        const counted = countFunction(queries, search, queryName(check, 'count', table, true))
        return together(check, value, awaitedCall(counted, emission))
      },
    }
  },
}

/** The rows of a page, and how many there are on all. */
function together(check: StepCheck, rows: Code, total: Code): Code {
  const both = code`{ rows: ${rows}, total: ${total} }`
  const { name: called } = check.step
  return called === undefined ? both : code`const ${name(variableName(called))} = ${both}`
}

function withTotal(rows: Type): Type {
  return {
    kind: 'object',
    members: new Map([
      ['rows', { type: rows }],
      ['total', { type: INTEGER }],
    ]),
  }
}

const isWrong = (check: StepCheck, key: string, found: unknown): boolean =>
  check.text(key) !== undefined && found === undefined

/** Conditions that join in at times; each knows what its `when` has found to be there. */
function checkFilters(check: StepCheck, table: TableModel): Search['filters'] | undefined {
  const filters = check.list('filters').map((filter, index) => {
    const path = ['settings', 'filters', index]
    const when = check.formulaAt([...path, 'when'], String(filter['when']), { kind: 'boolean' })
    const parsed = parse(String(filter['when']))
    if (when === undefined || !parsed.ok) return undefined
    const scope = narrow(check.around.scope, parsed.expression, true)
    const asked = { when: when.typed, before: check.around.scope, behind: scope }
    const inner = new StepCheck(check.flow, check.step, check.path, { ...check.around, scope })
    const condition = conditionAt(inner, table, [...path, 'condition'], String(filter['condition']))
    return condition && { when, condition: openNothing(condition, asked) }
  })
  return filters.every((one) => one !== undefined) ? filters : undefined
}
