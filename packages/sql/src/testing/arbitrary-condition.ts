import fc from 'fast-check'
import type { Condition, Select, Value } from '../query/tree.ts'
import type { ValueType } from '../query/value-type.ts'
import type { Cell } from './evaluate-query.ts'

export interface Known {
  column(of: string, name: string): Extract<Value<Cell>, { kind: 'column' }>
}

type Kind = 'integer' | 'cents' | 'fine' | 'text'

const TYPES: Readonly<Record<Kind, ValueType>> = {
  integer: { kind: 'integer' },
  cents: { kind: 'decimal', scale: 2 },
  fine: { kind: 'decimal', scale: 4 },
  text: { kind: 'text' },
}

const COLUMNS: Readonly<Record<Kind, readonly string[]>> = {
  integer: ['id', 'order', 'rank', 'parent'],
  cents: ['price'],
  fine: ['rate'],
  text: ['title', 'note'],
}

/** Conditions over a row of `things`. */
export function conditions(known: Known): fc.Arbitrary<Condition<Cell>> {
  return condition(known, 'things', 3)
}

/** Values of one type in a row of `things`. */
export function valuesOf(known: Known, kind: Kind): fc.Arbitrary<Value<Cell>> {
  return value(known, 'things', kind, 2)
}

function condition(known: Known, of: string, depth: number): fc.Arbitrary<Condition<Cell>> {
  const compared = fc
    .constantFrom<Kind>('integer', 'cents', 'fine', 'text')
    .chain((kind) => comparison(known, of, kind, depth - 1))
  const flag = fc
    .constantFrom('done', 'seen')
    .map((name): Condition<Cell> => ({ kind: 'holds', value: known.column(of, name) }))
  if (depth <= 0) return fc.oneof(compared, flag)
  const inner = condition(known, of, depth - 1)
  return fc.oneof(
    { weight: 4, arbitrary: compared },
    flag,
    fc.constantFrom(true, false).map((one): Condition<Cell> => ({ kind: 'constant', value: one })),
    {
      weight: 2,
      arbitrary: inner.map((one): Condition<Cell> => ({ kind: 'not', condition: one })),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        conditions: fc.array(inner, { maxLength: 3 }),
      }),
    },
    ...(of === 'things'
      ? [
          condition(known, 'others', depth - 1).map((where): Condition<Cell> => ({
            kind: 'exists',
            select: children(known, where),
          })),
        ]
      : []),
  )
}

function comparison(
  known: Known,
  of: string,
  kind: Kind,
  depth: number,
): fc.Arbitrary<Condition<Cell>> {
  const one = value(known, of, kind, depth)
  const nothing = fc.constant<Value<Cell>>({ kind: 'null', type: TYPES[kind] })
  const equal = fc
    .tuple(one, fc.oneof({ weight: 5, arbitrary: one }, nothing), fc.boolean())
    .map(([left, right, negated]): Condition<Cell> => ({
      kind: 'equal',
      left,
      right,
      ...(negated && { negated: true }),
    }))
  const ordered = fc
    .tuple(one, one, fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const))
    .map(([left, right, operator]): Condition<Cell> => ({ kind: 'compare', operator, left, right }))
  const among = fc
    .tuple(one, fc.array(parameter(kind), { maxLength: 3 }))
    .map(([each, values]): Condition<Cell> => ({ kind: 'among', value: each, values }))
  if (kind !== 'text') return fc.oneof(equal, ordered, among)
  const part = fc
    .tuple(fc.constantFrom('contains' as const, 'startsWith' as const), one, parameter(kind))
    .map(([test, text, inside]): Condition<Cell> => ({ kind: test, text, part: inside }))
  return fc.oneof(equal, ordered, among, part)
}

function value(known: Known, of: string, kind: Kind, depth: number): fc.Arbitrary<Value<Cell>> {
  const type = TYPES[kind]
  const column = fc
    .constantFrom(...COLUMNS[kind])
    .map((name): Value<Cell> => known.column(of, name))
  if (depth <= 0) return fc.oneof({ weight: 3, arbitrary: column }, parameter(kind))
  const inner = value(known, of, kind, depth - 1)
  const filled = fc
    .tuple(inner, parameter(kind))
    .map(([first, second]): Value<Cell> => ({ kind: 'coalesce', values: [first, second], type }))
  const choice = fc
    .tuple(condition(known, of, depth - 1), inner, inner)
    .map(([test, whenTrue, whenFalse]): Value<Cell> => ({
      kind: 'choice',
      condition: test,
      whenTrue,
      whenFalse,
      type,
    }))
  return fc.oneof(
    { weight: 3, arbitrary: column },
    parameter(kind),
    filled,
    choice,
    ...special(known, of, kind, depth),
  )
}

function special(
  known: Known,
  of: string,
  kind: Kind,
  depth: number,
): readonly fc.Arbitrary<Value<Cell>>[] {
  const type = TYPES[kind]
  const inner = (of_: Kind) => value(known, of, of_, depth - 1)
  const sum = fc
    .tuple(inner(kind), inner(kind), fc.constantFrom('+' as const, '-' as const))
    .map(([left, right, operator]): Value<Cell> => ({
      kind: 'arithmetic',
      operator,
      left,
      right,
      type,
    }))
  switch (kind) {
    case 'text':
      return [
        fc
          .tuple(inner('text'), parameter('text'))
          .map((texts): Value<Cell> => ({ kind: 'call', name: 'concat', arguments: texts, type })),
      ]
    case 'integer':
      return [
        sum,
        inner('text').map((text): Value<Cell> => ({
          kind: 'call',
          name: 'length',
          arguments: [text],
          type,
        })),
        ...(of === 'things'
          ? [
              condition(known, 'others', 1).map((where): Value<Cell> => ({
                kind: 'select',
                select: {
                  ...children(known, where),
                  values: [{ value: { kind: 'aggregate', of: 'count', type } }],
                },
                type,
              })),
            ]
          : []),
      ]
    case 'cents':
      return [
        sum,
        inner('integer').map((whole): Value<Cell> => ({ kind: 'cast', value: whole, type })),
      ]
    case 'fine':
      return [
        sum,
        inner('cents').map((cents): Value<Cell> => ({ kind: 'cast', value: cents, type })),
        fc.tuple(inner('cents'), inner('cents')).map(([left, right]): Value<Cell> => ({
          kind: 'arithmetic',
          operator: '*',
          left,
          right,
          type,
        })),
      ]
  }
}

/** Things whose parent the outer one is. */
function children(known: Known, where: Condition<Cell>): Select<Cell> {
  const isChild: Condition<Cell> = {
    kind: 'equal',
    left: known.column('others', 'parent'),
    right: known.column('things', 'id'),
  }
  return {
    values: [],
    from: { table: 'things', as: 'others' },
    where: { kind: 'and', conditions: [isChild, where] },
  }
}

function parameter(kind: Kind): fc.Arbitrary<Value<Cell>> {
  const type = TYPES[kind]
  const values: fc.Arbitrary<string | number | bigint> =
    kind === 'integer'
      ? fc.integer({ min: -9, max: 9 })
      : kind === 'text'
        ? fc.constantFrom('', 'a', 'A', 'ab', "it's", '%', '_', '\\', 'ä😀')
        : fc.bigInt({ min: -20_000n, max: 20_000n })
  return values.map((content) => ({
    kind: 'parameter',
    value: { content, type },
    type,
    nullable: false,
  }))
}
