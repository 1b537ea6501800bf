import {
  code,
  commas,
  doc,
  key,
  lines,
  lit,
  name,
  operated,
  type Code,
  type Ref,
} from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import { converted, readAlong, workedMember, workedOut } from './after-reading.ts'
import { computedIn } from './computed.ts'
import type { Resource } from './resource.ts'
import { readable } from './selected-columns.ts'

/** `toTask`: a row of the database as TypeScript has it. */
export function converters(resource: Resource): Code | false {
  const { convert, convertShared, knownType, rowType: row } = resource
  if (convert === undefined) return false
  if (convertShared === undefined)
    return converter(
      resource,
      { called: convert, row: code`${row}`, type: code`${knownType}` },
      'all',
    )
  const along = readAlong(resource).filter(isPersonal)
  const personal = computedIn(resource).filter(isPersonal)
  const shared = {
    called: convertShared,
    row: without(row, [...personal.filter(isSelected), ...along]),
    type: without(knownType, personal),
  }
  const whole = { called: convert, row: code`${row}`, type: code`${knownType}` }
  return code`
    ${doc('Without what is about whoever asks.')}
    ${converter(resource, shared, 'shared')}

    ${converter(resource, whole, 'personal')}`
}

const isPersonal = ({ computed }: ColumnModel): boolean => computed?.isPersonal === true
const isSelected = ({ computed }: ColumnModel): boolean => computed?.after === undefined

function without(type: Ref, columns: readonly ColumnModel[]): Code {
  if (columns.length === 0) return code`${type}`
  return code`Omit<${type}, ${operated(
    columns.map((column) => lit(column.name)),
    '|',
  )}>`
}

interface Converter {
  readonly called: Ref
  readonly row: Code
  readonly type: Code
}

/** `personal`: what the row has beside what it is to everybody. */
function converter(
  resource: Resource,
  { called, row, type }: Converter,
  what: 'all' | 'shared' | 'personal',
): Code {
  const { dialect, convertShared } = resource
  const isMeant = (column: ColumnModel): boolean =>
    what === 'all' || isPersonal(column) === (what === 'personal')
  const made = readable(resource).flatMap((column) => {
    if (!isMeant(column) || !isSelected(column)) return []
    const value = code`row.${key(column.name)}`
    const result = converted(column, value, dialect) ?? (what === 'personal' && value)
    return result === false ? [] : [code`${key(column.name)}: ${result},`]
  })
  const after = workedOut(resource).filter(({ column }) => isMeant(column))
  const along = after.flatMap((one) => one.after.read.map((read) => name(read.name)))
  const parameter = along.length === 0 ? code`row` : code`{ ${commas(along)}, ...row }`
  return code`
    export function ${called}(${parameter}: ${row}): ${type} {
      return {
        ...${what === 'personal' ? code`${convertShared}(row)` : code`row`},
        ${lines([...made, ...after.map((one) => workedMember(one, resource))])}
      }
    }`
}
