import type { Type, TypedExpression } from '@drawbridge/expressions'
import { code, commas, key, type Code } from '@drawbridge/source'
import { printValue, type ColumnType, type Dialect, type Pieces } from '@drawbridge/sql'
import type { OuterValue } from '../../query/outer.ts'
import type { Resource } from '../../table/emit/resource.ts'
import { aliasOf } from '../../table/emit/selected-columns.ts'
import { conversionOf } from '../../table/emit/values.ts'

/** A value that a row is read with beside its own columns. */
export interface Extra {
  readonly name: string
  readonly type: Type
  readonly column: ColumnType
  readonly nullable: boolean
  readonly value: OuterValue
}

/** What is selected for them, with commas between, and behind these perhaps the end of a line. */
export function extraParts(
  extras: readonly Extra[],
  resource: Pick<Resource, 'dialect'>,
  space: Pieces<TypedExpression>[number] = ' ',
): Pieces<TypedExpression> {
  return extras.flatMap((extra, index): Pieces<TypedExpression> => {
    const { before, after } = selected(extra, resource)
    return [
      ...(index === 0 ? [] : [',', space]),
      before,
      ...printValue(extra.value, resource.dialect),
      after,
    ]
  })
}

/** What stands round a value so that the driver gives it as its type wants. */
function selected(
  extra: Extra,
  resource: Pick<Resource, 'dialect'>,
): { readonly before: string; readonly after: string } {
  const { select } = conversionOf({ type: extra.column }, resource.dialect)
  const marked = select?.('\0') ?? '\0'
  const [before = '', after = ''] = marked.split('\0')
  return { before, after: `${after} AS ${aliasOf(extra.name, resource)}` }
}

/** `{ favorited: 0 | 1 }`: as the database gives them. */
export function extraRowType(extras: readonly Extra[], dialect: Dialect): Code {
  const members = extras.map((extra) => {
    const { rowType } = conversionOf({ type: extra.column }, dialect)
    return code`${key(extra.name)}: ${rowType}${extra.nullable && code` | null`}`
  })
  return code`{ ${members} }`
}

/** `{ favorited: boolean }`: as the flow has them. */
export function extraType(extras: readonly Extra[], dialect: Dialect): Code {
  return code`{ ${commas(extraMembers(extras, dialect))} }`
}

export function extraMembers(extras: readonly Extra[], dialect: Dialect): readonly Code[] {
  return extras.map((extra) => {
    const { type } = conversionOf({ type: extra.column }, dialect)
    return code`${key(extra.name)}: ${type}${extra.nullable && code` | null`}`
  })
}

/** A row of them as the flow has it; undefined where the database gives it so. */
export function extrasOf(extras: readonly Extra[], dialect: Dialect, row: Code): Code | undefined {
  const changed = extras.flatMap((extra) => {
    const value = code`${row}.${key(extra.name)}`
    const result = fromRow(extra, dialect)?.(value)
    if (result === undefined) return []
    const whole = extra.nullable ? code`${value} === null ? null : ${result}` : result
    return [code`${key(extra.name)}: ${whole}`]
  })
  return changed.length === 0 ? undefined : code`{ ...${row}, ${commas(changed)} }`
}

export function fromRow(extra: Extra, dialect: Dialect): ((value: Code) => Code) | undefined {
  return conversionOf({ type: extra.column }, dialect).fromRow?.call
}
