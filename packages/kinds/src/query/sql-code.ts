import { toTypeScript } from '@drawbridge/expressions'
import { code, type Code, type Name, type Ref } from '@drawbridge/source'
import {
  laidOut,
  printCondition,
  printValue,
  widestColumn,
  type Dialect,
  type Pieces,
  type ValueType,
} from '@drawbridge/sql'
import * as refs from '../table/emit/refs.ts'
import { asFunction, conversionOf } from '../table/emit/values.ts'
import type { Outer, OuterCondition, OuterValue } from './outer.ts'

/** How the emitted function calls what the formula names. */
export interface Names {
  readonly dialect: Dialect
  readonly name: (name: string) => Code
  /** What broken lines begin with. */
  readonly indent?: string
}

export type TextPart = string | Code | Name | Ref

/** A condition as the parts of an emitted text that adds its parameters to `params` as it is put together. */
export function conditionParts(condition: OuterCondition, names: Names): readonly TextPart[] {
  return partsOf(printCondition(condition, names.dialect), names)
}

export function valueParts(value: OuterValue, names: Names): readonly TextPart[] {
  return partsOf(printValue(value, names.dialect), names)
}

function partsOf(pieces: Pieces<Outer>, names: Names): readonly TextPart[] {
  return laidOut(pieces, { indent: names.indent ?? '' }).map((piece) =>
    typeof piece === 'string' ? piece : bound(piece, names),
  )
}

function bound(
  { value, type, list }: { readonly value: Outer; readonly type: ValueType; readonly list?: true },
  { dialect, name }: Names,
): Code {
  const printed = toTypeScript(value, { name })
  const { toParam } = conversionOf({ type: widestColumn(type) }, dialect)
  if (list) {
    const values = toParam ? code`${printed}.map(${asFunction(toParam)})` : printed
    return code`${refs.keyList}(${values}, params)`
  }
  if (toParam === undefined) return code`${refs.bind}(params, ${printed})`
  const mayBeNothing = value.type.kind === 'nullable'
  const param = mayBeNothing
    ? code`${refs.given}(${printed}, ${asFunction(toParam)}) ?? null`
    : toParam.call(printed)
  return code`${refs.bind}(params, ${param})`
}
