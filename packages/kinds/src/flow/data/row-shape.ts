import { code, commas, key, lit, operated, type Code } from '@drawbridge/source'
import { computedIn } from '../../table/emit/computed.ts'
import type { Resource } from '../../table/emit/resource.ts'
import { conversionOf } from '../../table/emit/values.ts'

/** A row of a table as a flow reads it: without what is another thing for each caller. */
export interface RowShape {
  readonly type: Code
  /** As the database gives it. */
  readonly rowType: Code
  /** One as the other; undefined where they are the same. */
  readonly convert: ((row: Code) => Code) | undefined
}

export function rowShape(resource: Resource): RowShape {
  const { type, rowType, convert, table, dialect } = resource
  const personal = computedIn(resource).filter(({ computed }) => computed?.isPersonal)
  if (personal.length === 0)
    return {
      type: code`${type}`,
      rowType: code`${rowType}`,
      convert: convert && ((row) => code`${convert}(${row})`),
    }
  const left = operated(
    personal.map((column) => lit(column.name)),
    '|',
  )
  const converted = table.columns.filter(
    (column) =>
      column.readable &&
      !personal.includes(column) &&
      conversionOf(column, dialect).fromRow !== undefined,
  )
  return {
    type: code`Omit<${type}, ${left}>`,
    rowType: code`Omit<${rowType}, ${left}>`,
    convert:
      converted.length === 0
        ? undefined
        : (row) => {
            const members = converted.map((column) => {
              const value = code`${row}.${key(column.name)}`
              const result = conversionOf(column, dialect).fromRow?.call(value) ?? value
              return code`${key(column.name)}: ${column.nullable ? code`${value} === null ? null : ${result}` : result}`
            })
            return code`{ ...${row}, ${commas(members)} }`
          },
  }
}
