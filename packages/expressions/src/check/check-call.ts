import { nearest } from '@drawbridge/manifest'
import type { Expression } from '../expression.ts'
import type { FunctionDefinition, Parameter } from '../functions/function.ts'
import { functionNamed, FUNCTIONS } from '../functions/table.ts'
import { print } from '../print.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { DATE, DATETIME, isNumber, mayBeNothing, present, UNKNOWN } from '../types/basic.ts'
import { typePhrase } from '../types/type-text.ts'
import { adapt, unify } from './adapt.ts'
import type { Context } from './context.ts'
import { cureOf } from './mismatch.ts'
import { refuseNothing } from './nothing.ts'

type Call = Extract<Expression, { kind: 'call' }>

export function checkCall(expression: Call, context: Context): TypedExpression {
  const definition = functionNamed(expression.name)
  if (definition === undefined) return unknownFunction(expression, context)
  const given = expression.arguments.map((argument, index) =>
    definition.rounds === true && index === 0
      ? context.checkRounded(argument)
      : context.check(argument),
  )
  const piece = { ...expression, arguments: given, type: UNKNOWN }
  if (!hasCount(definition, expression, context)) return piece
  const fitted = given.map((argument, index) =>
    fitArgument(definition, parameterAt(definition, index), argument, context),
  )
  if (fitted.some((argument) => argument === undefined)) return piece
  const all = fitted.filter((argument) => argument !== undefined)
  const values = definition.together === true ? alike(definition, all, piece, context) : all
  if (values === undefined) return piece
  const types = values.map(({ type }) => type)
  const refusal = definition.refuse?.(types, values)
  if (refusal !== undefined) {
    context.report(expression.span, refusal)
    return piece
  }
  const type =
    typeof definition.result === 'function' ? definition.result(types, values) : definition.result
  return { ...piece, arguments: values, type }
}

function unknownFunction(expression: Call, context: Context): TypedExpression {
  const { name, span } = expression
  const near = nearest(name, [...FUNCTIONS.keys()])
  context.report(
    { from: span.from, to: span.from + name.length },
    `There is no function \`${name}\`.`,
    near === undefined ? 'The list of functions is in the picker.' : `Did you mean \`${near}\`?`,
  )
  return {
    ...expression,
    arguments: expression.arguments.map((one) => context.check(one)),
    type: UNKNOWN,
  }
}

const parameterAt = ({ parameters }: FunctionDefinition, index: number): Parameter | undefined =>
  parameters[index] ?? parameters.findLast(({ rest }) => rest === true)

function hasCount(definition: FunctionDefinition, call: Call, context: Context): boolean {
  const { parameters } = definition
  const least = parameters.filter(({ optional }) => optional !== true).length
  const most = parameters.some(({ rest }) => rest === true) ? Infinity : parameters.length
  const count = call.arguments.length
  if (count >= least && count <= most) return true
  const missing = parameters[count]
  context.report(
    call.span,
    count < least
      ? `\`${call.name}\` needs ${missing === undefined ? 'more' : `a value for "${missing.name}"`}.`
      : `\`${call.name}\` takes ${most === 1 ? 'one value' : `${most === 0 ? 'no' : most} values`}, and here are ${count}.`,
    `Write it like \`${signature(definition)}\`.`,
  )
  return false
}

/** `round(number, places)` */
export function signature({ name, parameters }: FunctionDefinition): string {
  const shown = parameters.map((parameter) =>
    parameter.rest === true ? `${parameter.name}, …` : parameter.name,
  )
  return `${name}(${shown.join(', ')})`
}

function fitArgument(
  definition: FunctionDefinition,
  parameter: Parameter | undefined,
  argument: TypedExpression,
  context: Context,
): TypedExpression | undefined {
  if (parameter === undefined || argument.type.kind === 'unknown') return undefined
  const { type } = parameter
  if (!fixedIsFine(parameter, argument, context)) return undefined
  const mayLift = definition.rounds === true && isQuotient(argument)
  const takesNothing =
    type.kind === 'nullable' || (type.kind === 'family' && type.accepts(argument.type))
  if (!mayLift && !takesNothing && refuseNothing(argument, context)) return undefined
  if (type.kind === 'family') {
    const inner = mayLift && argument.type.kind === 'nullable' ? argument.type.of : argument.type
    if (type.accepts(inner)) return argument
    const takesDates = type.accepts(DATE) && inner.kind === 'text'
    const adapted = takesDates ? (adapt(argument, DATE) ?? adapt(argument, DATETIME)) : undefined
    if (adapted !== undefined) return adapted
  } else {
    const adapted = adapt(argument, type)
    if (adapted !== undefined) return adapted
  }
  context.report(
    argument.span,
    `\`${definition.name}\` needs ${type.kind === 'family' ? type.words : typePhrase(type)} here, and \`${print(argument)}\` is ${typePhrase(argument.type)}.`,
    cureFor(definition, type, argument, context) ?? `Write it like \`${signature(definition)}\`.`,
  )
  return undefined
}

function cureFor(
  { name }: FunctionDefinition,
  wanted: Parameter['type'],
  argument: TypedExpression,
  context: Context,
): string | undefined {
  const given = present(argument.type)
  if (name === 'length' && given.kind === 'list') return `Write \`count(${print(argument)})\`.`
  return wanted.kind === 'family' ? undefined : cureOf(argument, wanted, context)
}

/** What is divided by zero is nothing, and rounding leaves it so. */
const isQuotient = (argument: TypedExpression): boolean =>
  argument.kind === 'binary' && argument.operator === '/' && mayBeNothing(argument.type)

function fixedIsFine(parameter: Parameter, argument: TypedExpression, context: Context): boolean {
  const fixed = fixedValue(argument)
  if (fixed === undefined && parameter.fixed === true) {
    context.report(
      argument.span,
      `The value for "${parameter.name}" has to stand here as it is, so that the type of the result is known.`,
      'Write it out.',
    )
    return false
  }
  const message = fixed === undefined ? undefined : parameter.check?.(fixed)
  if (message === undefined) return true
  context.report(argument.span, message)
  return false
}

/** Text or digits that stand in the formula as they are. */
function fixedValue(argument: TypedExpression): string | undefined {
  if (argument.kind === 'unary' && argument.operator === '-') {
    const inner = fixedValue(argument.operand)
    return inner && `-${inner}`
  }
  if (argument.kind !== 'literal') return undefined
  if (argument.value.type === 'text') return argument.value.value
  return argument.value.type === 'number' ? argument.value.digits : undefined
}

/** All brought to one type, which the second pass gives to the first ones too. */
function alike(
  definition: FunctionDefinition,
  given: readonly TypedExpression[],
  call: TypedExpression,
  context: Context,
): readonly TypedExpression[] | undefined {
  const [first, ...others] = given
  if (first === undefined) return given
  let sample = first
  for (const other of others) {
    const unified = unify(sample, other)
    if (unified === undefined || isNumber(sample.type) !== isNumber(other.type)) {
      context.report(
        call.span,
        `\`${definition.name}\` compares like with like; here are ${typePhrase(sample.type)} and ${typePhrase(other.type)}.`,
      )
      return undefined
    }
    sample = { ...unified.left, type: unified.type }
  }
  const all = given.map((one) => adapt(one, sample.type))
  return all.every((one) => one !== undefined) ? all : undefined
}
