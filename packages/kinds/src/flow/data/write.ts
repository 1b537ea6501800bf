import type { Type, TypedExpression, TypedNode } from '@drawbridge/expressions'
import { assignable } from '@drawbridge/expressions'
import type { Formula } from '../formula.ts'
import { columnValueType } from '../row-type.ts'
import type { StepCheck } from '../step-check.ts'
import type { ColumnModel, TableModel } from '../../model.ts'
import type { OuterValue } from '../../query/outer.ts'
import { rowNames } from './checked-query.ts'
import { keyOf } from './key-formula.ts'
import { isRelative, relativeValue } from './relative.ts'

/** A column, and the formula of what is written into it. */
export interface Written {
  readonly column: ColumnModel
  readonly typed: TypedExpression
  /** Where the caller may have left it out: then nothing is written. */
  readonly mayBeAbsent: boolean
  /** Where the row that is there tells it: what the database works out. */
  readonly relative?: OuterValue
}

/** Those whose values the row that is there has no part in. */
export const fixedOf = (written: readonly Written[]): readonly Written[] =>
  written.filter(({ relative }) => relative === undefined)

export interface WrittenScope {
  /** What its formulas may name besides what is in scope. */
  readonly names?: Readonly<Record<string, Type>>
  /** Whether they may name `row`, the row as it is before the step. */
  readonly knowsRow?: true
}

/** Which columns a step writes; undefined after a problem. `key` is the setting. */
export function checkWritten(
  check: StepCheck,
  table: TableModel,
  key: string,
  mayBeLeftOut: (column: ColumnModel) => boolean,
  { names = {}, knowsRow }: WrittenScope = {},
): readonly Written[] | undefined {
  const drawn = check.settings[key]
  const entries = typeof drawn === 'object' && drawn !== null ? Object.entries(drawn) : []
  const written = entries.map(([field, text]): Written | undefined => {
    const path = ['settings', key, field]
    const column = columnNamed(table, field)
    if (column === undefined) {
      const known = table.columns.filter(isWritable).map((one) => one.name)
      return check.report('unknown-choice', path, { what: 'field', found: field, known })
    }
    const wanted = columnValueType(column)
    const absent = mayBeLeftOut(column)
      ? absentMember(check, String(text), wanted, names)
      : undefined
    if (absent !== undefined) return { column, typed: absent, mayBeAbsent: true }
    const relation = table.relations.find(({ name }) => name === field)
    if (relation !== undefined) {
      const formula = check.rowFormulaAt(path, String(text), names)
      const typed = formula && keyOf(check, path, formula.typed, relation.target, column.nullable)
      return typed && { column, typed, mayBeAbsent: false }
    }
    const formula = check.formulaAt(path, String(text), wanted, {
      ...names,
      ...(knowsRow && rowNames(table)),
    })
    if (formula === undefined) return undefined
    const { typed } = formula
    if (knowsRow !== true || !isRelative(formula, table))
      return { column, typed, mayBeAbsent: false }
    const set = [...entries.map(([name]) => name), 'updatedAt', 'version']
    const relative = relativeValue(check, table, path, { column, formula, set })
    return relative && { column, typed, mayBeAbsent: false, relative }
  })
  return written.every((one) => one !== undefined) ? written : undefined
}

/** What the caller may leave out, where the rest of it fits: leaving it out changes nothing. */
function absentMember(
  check: StepCheck,
  text: string,
  wanted: Type,
  names: Readonly<Record<string, Type>>,
): TypedExpression | undefined {
  const formula: Formula | undefined = check.quietly(text, names)
  const given = formula && givenMember(formula.typed)
  if (formula === undefined || given === undefined) return undefined
  const { object, name } = given
  const member = object.type.kind === 'object' ? object.type.members.get(name) : undefined
  if (member?.optional !== true || formula.type.kind !== 'nullable') return undefined
  const type = formula.typed === given ? member.type : formula.type
  return assignable(type, wanted) ? formula.typed : undefined
}

/** `body.title`, or `unlessBlank(body.title)`, which leaves out what is left out. */
function givenMember(typed: TypedExpression): TypedNode<'member'> | undefined {
  if (typed.kind === 'member') return typed
  const [text] = typed.kind === 'call' && typed.name === 'unlessBlank' ? typed.arguments : []
  return text?.kind === 'member' ? text : undefined
}

/** A column by its name, or by that of the relation whose key it is. */
export function columnNamed(table: TableModel, field: string): ColumnModel | undefined {
  const relation = table.relations.find(({ name }) => name === field)
  const { shape } = relation ?? {}
  const column =
    shape?.kind === 'toOne'
      ? table.columns.find(({ sql }) => sql === shape.column)
      : table.columns.find(
          (one) => one.name === field || (field === 'owner' && one.role === 'owner'),
        )
  return column !== undefined && isWritable(column) ? column : undefined
}

/** What a flow may write: all but what the table sees to by itself. */
function isWritable({ role, type }: ColumnModel): boolean {
  if (role === 'key') return type.type === 'uuid'
  return !['createdAt', 'updatedAt', 'deletedAt', 'version', 'computed'].includes(role)
}
