import { code, commas, lit, type Code } from '@drawbridge/source/pieces'
import { BIG, helper } from '../typescript/helper.ts'
import type { Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { decimal, FLOAT, INTEGER, mayBeNothing, nullable, present } from '../types/basic.ts'
import { ANY_NUMBER, NUMBER_LIKE } from './families.ts'
import type { Arguments, Emitted, FunctionDefinition } from './function.ts'
import { between, fixedDigits, maybe, one, rest } from './parameter.ts'

const places = between(0, 20, 'The number of decimals')

type Rounding = 'halfUp' | 'halfEven' | 'floor' | 'ceil'

function roundedType([type]: readonly Type[], values: readonly TypedExpression[]): Type {
  const number = present(type ?? FLOAT)
  const rounded = number.kind === 'decimal' ? decimal(fixedDigits(values[1])) : number
  const whole = number.kind === 'float' && values.length === 1 ? INTEGER : rounded
  return type !== undefined && mayBeNothing(type) ? nullable(whole) : whole
}

function emitRounded({ at, maybe: given }: Arguments, rounding: Rounding): Code | Emitted {
  const number = at(0)
  const { typed, type } = number
  const count = lit(fixedDigits(given(1)?.typed))
  const mode = rounding === 'halfUp' ? false : code`, ${lit(rounding)}`
  const sort = present(type)
  if (sort.kind === 'integer' || sort.kind === 'bigint') return number.code
  if (sort.kind === 'float')
    return code`${helper('round', 'rounding')}(${number.code}, ${count}${mode})`
  if (typed.kind === 'binary' && typed.operator === '/') {
    const divide = helper(mayBeNothing(type) ? 'divideOrNothing' : 'divide', 'division')
    return code`${divide}(${commas(number.sides)}, ${count}${mode})`
  }
  if (rounding === 'floor' || rounding === 'ceil')
    return code`${helper('roundExact', 'rounding')}(${number.code}, ${count}${mode})`
  const rounded = code`${number.exact}.round(${count}${rounding === 'halfEven' && code`, ${BIG}.roundHalfEven`})`
  return { exact: rounded, value: code`${rounded}.toFixed(${count})` }
}

const rounding = (
  name: string,
  mode: Rounding,
  summary: string,
  examples: FunctionDefinition['examples'],
): FunctionDefinition => ({
  name,
  group: 'numbers',
  parameters: [one('number', ANY_NUMBER), maybe('places', INTEGER, { ...places, fixed: true })],
  result: roundedType,
  rounds: true,
  summary,
  examples,
  emit: (given) => emitRounded(given, mode),
})

const extreme = (name: 'min' | 'max', summary: string, gives: number): FunctionDefinition => ({
  name,
  group: 'numbers',
  parameters: [one('a', ANY_NUMBER), one('b', ANY_NUMBER), rest('more', ANY_NUMBER)],
  result: ([type]) => type ?? FLOAT,
  together: true,
  summary,
  examples: [
    { expression: `${name}(3, 1, 2)`, gives },
    { expression: `${name}(1.50, 2)`, gives: name === 'min' ? '1.50' : '2.00' },
  ],
  emit: ({ all }, result) => {
    const values = commas(all.map((value) => value.code))
    if (result.kind === 'integer' || result.kind === 'float')
      return name === 'min' ? code`Math.min(${values})` : code`Math.max(${values})`
    return code`${helper(name === 'min' ? 'least' : 'greatest', 'extremes')}(${values})`
  },
})

export const NUMBER_FUNCTIONS: readonly FunctionDefinition[] = [
  rounding(
    'round',
    'halfUp',
    'A number with so many decimals, or none; a half goes away from zero, as on invoices. What is divided by zero stays nothing.',
    [
      { expression: 'round(2.5)', gives: '3' },
      { expression: 'round(-2.5)', gives: '-3' },
      { expression: 'round(2.675, 2)', gives: '2.68' },
      { expression: 'round(10.00 / 3, 2)', gives: '3.33' },
      { expression: 'round(10.00 / (1 - 1), 2)', gives: null },
      { expression: 'round(7 / 3, 2)', gives: 2.33 },
    ],
  ),
  rounding(
    'roundHalfEven',
    'halfEven',
    'A number with so many decimals, or none; a half goes to the even neighbour, as banks do.',
    [
      { expression: 'roundHalfEven(2.5)', gives: '2' },
      { expression: 'roundHalfEven(0.125, 2)', gives: '0.12' },
      { expression: 'roundHalfEven(1.00 / 8, 2)', gives: '0.12' },
    ],
  ),
  rounding('floor', 'floor', 'The next number below with so many decimals, or none.', [
    { expression: 'floor(2.7)', gives: '2' },
    { expression: 'floor(-2.5)', gives: '-3' },
    { expression: 'floor(7 / 2)', gives: 3 },
  ]),
  rounding('ceil', 'ceil', 'The next number above with so many decimals, or none.', [
    { expression: 'ceil(2.1)', gives: '3' },
    { expression: 'ceil(10.00 / 3, 1)', gives: '3.4' },
  ]),
  {
    name: 'abs',
    group: 'numbers',
    parameters: [one('number', ANY_NUMBER)],
    result: ([type]) => type ?? FLOAT,
    summary: 'The number without its sign.',
    examples: [
      { expression: 'abs(-5)', gives: 5 },
      { expression: 'abs(-1.50)', gives: '1.50' },
    ],
    emit: ({ at }, result) => {
      if (result.kind === 'bigint') return code`${helper('withoutSign', 'extremes')}(${at(0).code})`
      if (result.kind !== 'decimal') return code`Math.abs(${at(0).code})`
      const exact = code`${at(0).exact}.abs()`
      const places = result.scale === undefined ? code`` : lit(result.scale)
      return { exact, value: code`${exact}.toFixed(${places})` }
    },
  },
  extreme('min', 'The smallest of some numbers.', 1),
  extreme('max', 'The largest of some numbers.', 3),
  {
    name: 'clamp',
    group: 'numbers',
    parameters: [one('number', ANY_NUMBER), one('least', ANY_NUMBER), one('most', ANY_NUMBER)],
    result: ([type]) => type ?? FLOAT,
    together: true,
    summary: 'The number, or the bound that it goes beyond.',
    examples: [
      { expression: 'clamp(120, 1, 100)', gives: 100 },
      { expression: 'clamp(0.50, 1, 100)', gives: '1.00' },
    ],
    emit: ({ at }, result) =>
      result.kind === 'integer' || result.kind === 'float'
        ? code`Math.min(Math.max(${at(0).code}, ${at(1).code}), ${at(2).code})`
        : code`${helper('least', 'extremes')}(${helper('greatest', 'extremes')}(${at(0).code}, ${at(1).code}), ${at(2).code})`,
  },
  {
    name: 'power',
    group: 'numbers',
    parameters: [one('base', FLOAT), one('exponent', INTEGER, between(0, 1_000, 'The exponent'))],
    result: FLOAT,
    summary: 'The number multiplied by itself so many times.',
    examples: [{ expression: 'power(2, 10)', gives: 1024 }],
    emit: ({ at }) => code`Math.pow(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'sqrt',
    group: 'numbers',
    parameters: [one('number', FLOAT)],
    result: nullable(FLOAT),
    summary: 'The square root; nothing for a number below zero.',
    examples: [
      { expression: 'sqrt(16)', gives: 4 },
      { expression: 'sqrt(-1)', gives: null },
    ],
    emit: ({ at }) => code`${helper('squareRoot', 'numbers')}(${at(0).code})`,
  },
  {
    name: 'percentOf',
    group: 'numbers',
    parameters: [
      one('amount', decimal()),
      one('percent', decimal()),
      one('places', INTEGER, { ...places, fixed: true }),
    ],
    result: (_, values) => decimal(fixedDigits(values[2])),
    summary: 'So many percent of an amount, with so many decimals; a half goes away from zero.',
    examples: [
      { expression: 'percentOf(19.99, 7.7, 2)', gives: '1.54' },
      { expression: 'percentOf(100, 50, 0)', gives: '50' },
    ],
    emit: ({ at }) => {
      const count = at(2).code
      const exact = code`${at(0).exact}.times(${at(1).code}).times('0.01').round(${count})`
      return { exact, value: code`${exact}.toFixed(${count})` }
    },
  },
  {
    name: 'integer',
    group: 'numbers',
    parameters: [one('value', NUMBER_LIKE)],
    result: ([type]) => (type?.kind === 'integer' ? INTEGER : nullable(INTEGER)),
    summary: 'The whole number that a text, a number or JSON is; nothing where it is none.',
    examples: [
      { expression: "integer('42')", gives: 42 },
      { expression: "integer('4.5')", gives: null },
      { expression: "integer(parseJson('7'))", gives: 7 },
      { expression: 'integer(3.00)', gives: 3 },
    ],
    emit: ({ at }) => {
      const { type, code: value } = at(0)
      if (type.kind === 'integer') return value
      if (type.kind === 'json') return code`${helper('integerOf', 'json')}(${value})`
      return code`${helper('integer', 'numbers')}(${value})`
    },
  },
  {
    name: 'number',
    group: 'numbers',
    parameters: [one('value', NUMBER_LIKE)],
    result: ([type]) => (type?.kind === 'json' || type?.kind === 'text' ? nullable(FLOAT) : FLOAT),
    summary:
      'The number that a text or JSON is, or nothing; an exact number as a floating one, whose last digits are not exact.',
    examples: [
      { expression: "number('4.5')", gives: 4.5 },
      { expression: "number('four')", gives: null },
      { expression: 'number(19.99)', gives: 19.99 },
    ],
    emit: ({ at }) => {
      const { type, code: value } = at(0)
      if (type.kind === 'integer' || type.kind === 'float') return value
      if (type.kind === 'json') return code`${helper('numberOf', 'json')}(${value})`
      if (type.kind === 'text') return code`${helper('number', 'numbers')}(${value})`
      return code`Number(${value})`
    },
  },
  {
    name: 'decimal',
    group: 'numbers',
    parameters: [one('value', NUMBER_LIKE), one('places', INTEGER, { ...places, fixed: true })],
    result: ([type], values) => {
      const exact = decimal(fixedDigits(values[1]))
      return type?.kind === 'text' || type?.kind === 'json' ? nullable(exact) : exact
    },
    summary:
      'The exact number that a value is, with so many decimals; a half goes away from zero. Of text and JSON: nothing where it is no number.',
    examples: [
      { expression: "decimal('19.99', 2)", gives: '19.99' },
      { expression: "decimal('much', 2)", gives: null },
      { expression: 'decimal(3, 2)', gives: '3.00' },
    ],
    emit: ({ at }) => {
      const { type, code: value } = at(0)
      const isLoose = type.kind === 'text' || type.kind === 'json'
      return code`${helper(isLoose ? 'decimal' : 'exactly', 'numbers')}(${value}, ${at(1).code})`
    },
  },
  {
    name: 'isEven',
    group: 'numbers',
    parameters: [one('number', INTEGER)],
    result: { kind: 'boolean' },
    summary: 'Whether a whole number can be halved.',
    examples: [
      { expression: 'isEven(-2)', gives: true },
      { expression: 'isEven(7)', gives: false },
    ],
    emit: ({ at }) => code`${helper('isEven', 'numbers')}(${at(0).code})`,
  },
]
