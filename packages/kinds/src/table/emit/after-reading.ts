import { isHelper, toTypeScript } from '@drawbridge/expressions'
import {
  code,
  commas,
  doc,
  key,
  name,
  operated,
  spaced,
  type Code,
  type Name,
} from '@drawbridge/source'
import type { AfterReading, ColumnModel } from '../../model.ts'
import type { Resource } from './resource.ts'
import { conversionOf } from './values.ts'

interface Worked {
  readonly column: ColumnModel
  readonly after: AfterReading
}

/** The computed fields that are worked out once a row is read. */
export function workedOut({ table }: Pick<Resource, 'table'>): readonly Worked[] {
  return table.columns.flatMap((column) => {
    const after = column.computed?.after
    return after === undefined ? [] : [{ column, after }]
  })
}

/** What is read for them alone. */
export function readAlong(resource: Pick<Resource, 'table'>): readonly ColumnModel[] {
  return workedOut(resource).flatMap(({ after }) => after.read)
}

/** `shortOf`: a computed field of a row that was read. */
export function workers(resource: Resource): Code {
  return code`${spaced(workedOut(resource).map((one) => worker(one, resource)))}`
}

function worker({ column, after }: Worked, { dialect }: Resource): Code {
  const nullable = (one: ColumnModel): Code => {
    const { type } = conversionOf(one, dialect)
    return one.nullable && one.type.type !== 'json' ? operated([type, code`null`], '|') : type
  }
  const members = [...after.of, ...after.read].map(
    (one) => code`readonly ${key(one.name)}: ${nullable(one)}`,
  )
  const row = members.length > 0 && code`row: { ${commas(members)} }`
  return code`
    ${doc(`\`${column.computed?.text ?? column.name}\``)}
    function ${workerName(column)}(${row}): ${nullable(column)} {
      return ${toTypeScript(after.formula, { name: (one) => code`${name(one)}` })}
    }`
}

/** `dateOf` is a function that a formula may call. */
function workerName({ name: called }: ColumnModel): Name {
  return name(isHelper(`${called}Of`) ? `${called}OfRow` : `${called}Of`)
}

/** `short: shortOf(row)`, with what is another thing in TypeScript than in the database made so. */
export function workedMember({ column, after }: Worked, { dialect }: Resource): Code {
  const changed = [...after.of, ...after.read].flatMap((one) => {
    const isAlone = after.read.includes(one)
    const value = isAlone ? code`${name(one.name)}` : code`row.${key(one.name)}`
    const made = converted(one, value, dialect)
    if (made === undefined) return isAlone ? [code`${name(one.name)}`] : []
    return [code`${key(one.name)}: ${made}`]
  })
  const isOfNothing = after.of.length + after.read.length === 0
  const row = changed.length === 0 ? code`row` : code`{ ...row, ${commas(changed)} }`
  return code`${key(column.name)}: ${workerName(column)}(${!isOfNothing && row}),`
}

/** A value of the database as TypeScript has it; undefined where it is the same. */
export function converted(
  column: ColumnModel,
  value: Code,
  dialect: Resource['dialect'],
): Code | undefined {
  const result = conversionOf(column, dialect).fromRow?.call(value)
  return result && (column.nullable ? code`${value} === null ? null : ${result}` : result)
}
