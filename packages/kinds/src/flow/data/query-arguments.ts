import { print, toTypeScriptType, type TypedExpression } from '@drawbridge/expressions'
import { code, isIdentifier, name, type Code } from '@drawbridge/source'
import { widestColumn, type Dialect, type ValueType } from '@drawbridge/sql'
import * as refs from '../../table/emit/refs.ts'
import { asFunction, conversionOf } from '../../table/emit/values.ts'

/** What a query function takes: each formula once, under a name that tells what it is. */
export class QueryArguments {
  readonly #names = new Map<string, { readonly name: string; readonly typed: TypedExpression }>()
  readonly #taken: Set<string>

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(['db', 'params', 'rows', 'row', 'sql', 'at', 'where', 'values', ...taken])
  }

  /** The argument as it stands in the function. */
  argument(typed: TypedExpression): Code {
    return code`${name(this.#known(typed).name)}`
  }

  /** The argument as the database takes it. */
  param(typed: TypedExpression, type: ValueType, dialect: Dialect): Code {
    const value = this.argument(typed)
    const { toParam } = conversionOf({ type: widestColumn(type) }, dialect)
    if (toParam === undefined) return value
    const mayBeNothing = typed.type.kind === 'nullable' || typed.type.kind === 'null'
    return mayBeNothing
      ? code`${refs.given}(${value}, ${asFunction(toParam)}) ?? null`
      : toParam.call(value)
  }

  /** A list as the database takes each of its items. */
  listParam(typed: TypedExpression, type: ValueType, dialect: Dialect): Code {
    const { toParam } = conversionOf({ type: widestColumn(type) }, dialect)
    const list = this.argument(typed)
    return toParam === undefined ? list : code`${list}.map(${asFunction(toParam)})`
  }

  /** `, slug: string` for each. */
  get parameters(): readonly Code[] {
    return [...this.#names.values()].map(
      ({ name: called, typed }) => code`${name(called)}: ${toTypeScriptType(typed.type)}`,
    )
  }

  /** What the caller hands over, in the same order. */
  get formulas(): readonly TypedExpression[] {
    return [...this.#names.values()].map(({ typed }) => typed)
  }

  #known(typed: TypedExpression): { readonly name: string; readonly typed: TypedExpression } {
    const text = textOf(typed)
    const known = this.#names.get(text)
    if (known !== undefined) return known
    const made = { name: this.#free(suggested(typed)), typed }
    this.#names.set(text, made)
    return made
  }

  #free(wish: string): string {
    let free = wish
    for (let n = 2; this.#taken.has(free); n += 1) free = `${wish}${n}`
    this.#taken.add(free)
    return free
  }
}

/** One text for one formula of one type. */
export function textOf(typed: TypedExpression): string {
  return typed.kind === 'conversion'
    ? `${textOf(typed.operand)} ${JSON.stringify(typed.type)}`
    : print(typed)
}

/** `params.slug` → `slug`, `user.id` → `userId`. */
export function suggested(typed: TypedExpression): string {
  switch (typed.kind) {
    case 'name':
      return typed.name
    case 'member': {
      if (typed.name !== 'id') return nameFrom(typed.name)
      const whose = suggested(typed.object)
      return whose === 'params' ? 'id' : `${whose}Id`
    }
    case 'conversion':
      return suggested(typed.operand)
    case 'choice': {
      const then = suggested(typed.then)
      return then === 'value' ? suggested(typed.otherwise) : then
    }
    case 'binary':
      return typed.operator === '??' ? suggested(typed.left) : 'value'
    case 'call':
      return typed.arguments[0] === undefined ? 'value' : suggested(typed.arguments[0])
    default:
      return 'value'
  }
}

/** `idempotency-key` → `idempotencyKey`; a name of something that has none to spare is `value`. */
function nameFrom(text: string): string {
  if (isIdentifier(text)) return text
  const [first = '', ...rest] = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const joined = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return isIdentifier(joined) ? joined : 'value'
}
