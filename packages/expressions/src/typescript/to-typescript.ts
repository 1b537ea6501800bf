import {
  code,
  commas,
  isIdentifier,
  key,
  lit,
  member,
  name,
  type Code,
} from '@drawbridge/source/pieces'
import { functionNamed } from '../functions/table.ts'
import type { Argument, FunctionDefinition } from '../functions/function.ts'
import { CHOICE, POSTFIX, TIGHTNESS, UNARY } from '../operators.ts'
import type { TypedEntry, TypedExpression, TypedNode } from '../typed-expression.ts'
import { mayBeNothing, present } from '../types/basic.ts'
import { printBinary } from './binary.ts'
import { exactOf, fixed, operandOf } from './exact.ts'
import { longOf } from './long.ts'
import { exactText } from './literal-text.ts'
import { printMethod } from './method.ts'
import { at, piece, settled, type Absence, type Piece } from './piece.ts'
import { printTemplate } from './template.ts'
import type { Called, Writer } from './writer.ts'

export interface PrintOptions {
  /** What a name of the scope is called in the emitted code: `tasks`, `request.user`. */
  readonly name: (name: string) => Code
}

/** A formula as the TypeScript that a person would write. */
export const toTypeScript = (typed: TypedExpression, options: PrintOptions): Code =>
  settled(writer(options).value(typed)).code

/** The same, to stand before a dot. */
export const toTypeScriptObject = (typed: TypedExpression, options: PrintOptions): Code =>
  at(settled(writer(options).value(typed)), POSTFIX)

function writer(options: PrintOptions): Writer {
  const self: Writer = {
    value: (typed) => print(typed, self),
    settled: (typed) => settled(self.value(typed)),
    exact: (typed) => exactOf(typed, self),
    long: (typed) => longOf(typed, self),
    name: options.name,
    within: (parameter) =>
      writer({ name: (one) => (one === parameter ? code`${name(one)}` : options.name(one)) }),
    call: (typed) => emitted(typed, self),
  }
  return self
}

function print(typed: TypedExpression, write: Writer): Piece {
  switch (typed.kind) {
    case 'literal':
      return printLiteral(typed)
    case 'template':
      return piece(printTemplate(typed, write))
    case 'name':
      return piece(write.name(typed.name))
    case 'member':
      return printMember(typed, write)
    case 'index':
      return piece(
        code`${at(write.value(typed.object), POSTFIX)}[${write.settled(typed.index).code}]`,
        POSTFIX,
        mayBeNothing(present(typed.object.type)) ? 'either' : 'undefined',
      )
    case 'unary':
      return printUnary(typed, write)
    case 'binary':
      return printBinary(typed, write)
    case 'choice':
      return printChoice(typed, write)
    case 'call':
      return write.call(typed).value
    case 'method':
      return printMethod(typed, write)
    case 'list':
      return piece(code`[${commas(typed.items.map((item) => write.settled(item).code))}]`)
    case 'object':
      return piece(printObject(typed.entries, write))
    case 'conversion':
      return printConversion(typed, write)
  }
}

function printLiteral(typed: TypedNode<'literal'>, isNegative = false): Piece {
  const { value } = typed
  if (value.type === 'null') return piece(code`null`)
  if (value.type !== 'number') return piece(lit(value.value))
  return piece(lit(exactText(typed, isNegative) ?? Number(value.digits)))
}

function printMember(typed: TypedNode<'member'>, write: Writer): Piece {
  const object = write.value(typed.object)
  const isOptional = typed.optional && mayBeNothing(typed.object.type)
  const of = present(typed.object.type)
  const member = of.kind === 'object' ? of.members.get(typed.name) : undefined
  const mayBeNull = member !== undefined && mayBeNothing(member.type)
  const mayBeMissing = isOptional || member?.optional === true
  const absence = mayBeMissing ? (mayBeNull ? 'either' : 'undefined') : 'null'
  return piece(
    code`${at(object, POSTFIX)}${isIdentifier(typed.name) ? code`${isOptional ? code`?.` : code`.`}${key(typed.name)}` : code`[${lit(typed.name)}]`}`,
    POSTFIX,
    mayBeNothing(typed.type) ? absence : 'null',
  )
}

function printChoice(typed: TypedNode<'choice'>, write: Writer): Piece {
  const [then, otherwise] = [write.value(typed.then), write.value(typed.otherwise)]
  const ways = new Set([
    ...(mayBeNothing(typed.then.type) ? [then.absence] : []),
    ...(mayBeNothing(typed.otherwise.type) ? [otherwise.absence] : []),
  ])
  const [only = 'null'] = ways
  return piece(
    code`${at(write.value(typed.condition), CHOICE + 1)} ? ${then.code} : ${otherwise.code}`,
    CHOICE,
    ways.size > 1 ? 'either' : only,
  )
}

function printUnary(typed: TypedNode<'unary'>, write: Writer): Piece {
  if (typed.operator === '!') {
    const { operand } = typed
    return piece(code`!${at(write.value(operand), UNARY)}`, UNARY)
  }
  if (typed.type.kind === 'decimal')
    return typed.operand.kind === 'literal'
      ? printLiteral(typed.operand, true)
      : piece(fixed(write.exact(typed), typed.type))
  if (typed.type.kind === 'bigint')
    return typed.operand.kind === 'literal'
      ? printLiteral(typed.operand, true)
      : piece(code`String(${write.long(typed).code})`)
  const operand = write.value(typed.operand)
  return typed.operand.kind === 'unary'
    ? piece(code`-(${operand.code})`, UNARY)
    : piece(code`-${at(operand, UNARY)}`, UNARY)
}

function printObject(entries: readonly TypedEntry[], write: Writer): Code {
  if (entries.length === 0) return code`{}`
  return code`{ ${commas(
    entries.map((entry) => member(entry.name, write.settled(entry.value).code)),
  )} }`
}

function printConversion({ operand, type }: TypedNode<'conversion'>, write: Writer): Piece {
  if (type.kind === 'bigint') return piece(code`String(${write.settled(operand).code})`)
  if (type.kind !== 'decimal') return write.value(operand)
  if (operand.type.kind === 'bigint' && (type.scale ?? 0) === 0) return write.settled(operand)
  if (operand.type.kind === 'integer' && (type.scale ?? 0) === 0)
    return piece(code`String(${write.settled(operand).code})`)
  return piece(fixed(write.exact(operand), type))
}

function emitted(typed: TypedNode<'call'>, write: Writer): Called {
  const definition = functionNamed(typed.name)
  if (definition === undefined) throw new TypeError(`There is no function ${typed.name}.`)
  const all = typed.arguments.map((one) => argument(one, write))
  const at = (position: number): Argument => {
    const one = all[position]
    if (one === undefined) throw new TypeError(`${typed.name} has no argument ${position}.`)
    return one
  }
  const result = definition.emit({ all, at, maybe: (position) => all[position] }, typed.type)
  return 'value' in result
    ? { value: piece(result.value), exact: result.exact }
    : { value: piece(result, definition.level, absenceOf(typed, definition)) }
}

/** The first item of a list may be there, and be nothing. */
function absenceOf(typed: TypedNode<'call'>, { missing }: FunctionDefinition): Absence {
  if (missing !== true) return 'null'
  const [items] = typed.arguments
  return items?.type.kind === 'list' && mayBeNothing(items.type.of) ? 'either' : 'undefined'
}

const argument = (typed: TypedExpression, write: Writer): Argument => ({
  typed,
  type: typed.type,
  get code() {
    return write.settled(typed).code
  },
  get object() {
    return at(write.settled(typed), POSTFIX)
  },
  get factor() {
    return at(write.settled(typed), TIGHTNESS['*'])
  },
  get exact() {
    return write.exact(typed)
  },
  get sides() {
    return typed.kind === 'binary'
      ? [operandOf(typed.left, write), operandOf(typed.right, write)]
      : []
  },
})
