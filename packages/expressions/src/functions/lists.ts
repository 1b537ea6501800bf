import { code } from '@drawbridge/source/pieces'
import { TIGHTNESS } from '../operators.ts'
import type { Type } from '../type.ts'
import { fit } from '../types/assignable.ts'
import {
  BOOLEAN,
  decimal,
  FLOAT,
  INTEGER,
  list,
  nullable,
  present,
  UNKNOWN,
} from '../types/basic.ts'
import { commonType } from '../types/common-type.ts'
import { typePhrase } from '../types/type-text.ts'
import { comparison, sumOf } from '../typescript/comparison.ts'
import { helper } from '../typescript/helper.ts'
import {
  ANY_LIST,
  ANYTHING,
  LIST_OF_COMPARABLE,
  LIST_OF_LISTS,
  LIST_OF_NUMBERS,
  LIST_OF_ORDERED,
} from './families.ts'
import type { Argument, FunctionDefinition } from './function.ts'
import { between, fixedDigits, maybe, one } from './parameter.ts'

const itemOf = (type: Type | undefined): Type => (type?.kind === 'list' ? type.of : UNKNOWN)

const sameList = ([type]: readonly Type[]): Type => type ?? list(UNKNOWN)

const itemOrNothing = ([type]: readonly Type[]): Type => nullable(itemOf(type))

/** Fixed ones are not negative; others are kept from counting from the end. */
const notNegative = (count: Argument) =>
  count.typed.kind === 'literal' ? count.code : code`Math.max(0, ${count.code})`

const size = between(0, 1_000_000, 'The number')

export const LIST_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'count',
    group: 'lists',
    parameters: [one('list', ANY_LIST)],
    result: INTEGER,
    summary: 'How many items a list has.',
    examples: [{ expression: "count(['a', 'b'])", gives: 2 }],
    emit: ({ at }) => code`${at(0).object}.length`,
  },
  {
    name: 'isEmpty',
    group: 'lists',
    parameters: [one('list', ANY_LIST)],
    result: BOOLEAN,
    summary: 'Whether a list has no items.',
    examples: [
      { expression: 'isEmpty([])', gives: true },
      { expression: '!isEmpty([1])', gives: true },
    ],
    level: TIGHTNESS['=='],
    emit: ({ at }) => code`${at(0).object}.length === 0`,
  },
  {
    name: 'first',
    group: 'lists',
    parameters: [one('list', ANY_LIST)],
    result: itemOrNothing,
    missing: true,
    summary: 'The first item of a list, or nothing.',
    examples: [
      { expression: 'first([3, 1])', gives: 3 },
      { expression: "first(split('', ',').filter(part => part != ''))", gives: null },
    ],
    emit: ({ at }) => code`${at(0).object}[0]`,
  },
  {
    name: 'last',
    group: 'lists',
    parameters: [one('list', ANY_LIST)],
    result: itemOrNothing,
    missing: true,
    summary: 'The last item of a list, or nothing.',
    examples: [{ expression: 'last([3, 1])', gives: 1 }],
    emit: ({ at }) => code`${at(0).object}.at(-1)`,
  },
  {
    name: 'item',
    group: 'lists',
    parameters: [one('list', ANY_LIST), one('position', INTEGER)],
    result: itemOrNothing,
    missing: true,
    summary: 'The item at a position, the first being 0; negative ones count from the end.',
    examples: [
      { expression: "item(['a', 'b', 'c'], -2)", gives: 'b' },
      { expression: "item(['a'], 5)", gives: null },
    ],
    emit: ({ at }) => code`${at(0).object}.at(${at(1).code})`,
  },
  {
    name: 'take',
    group: 'lists',
    parameters: [one('list', ANY_LIST), one('number', INTEGER, size)],
    result: sameList,
    summary: 'The first so many items.',
    examples: [
      { expression: 'take([1, 2, 3], 2)', gives: [1, 2] },
      { expression: 'take([1, 2, 3], 1 - 2)', gives: [] },
    ],
    emit: ({ at }) => code`${at(0).object}.slice(0, ${notNegative(at(1))})`,
  },
  {
    name: 'drop',
    group: 'lists',
    parameters: [one('list', ANY_LIST), one('number', INTEGER, size)],
    result: sameList,
    summary: 'The items without the first so many.',
    examples: [{ expression: 'drop([1, 2, 3], 2)', gives: [3] }],
    emit: ({ at }) => code`${at(0).object}.slice(${notNegative(at(1))})`,
  },
  {
    name: 'reverse',
    group: 'lists',
    parameters: [one('list', ANY_LIST)],
    result: sameList,
    summary: 'The items from the last to the first.',
    examples: [{ expression: 'reverse([1, 2, 3])', gives: [3, 2, 1] }],
    emit: ({ at }) => code`${at(0).object}.toReversed()`,
  },
  {
    name: 'sort',
    group: 'lists',
    parameters: [one('list', LIST_OF_ORDERED)],
    result: sameList,
    summary: 'The items, the smallest first; texts by code point, as a database does it.',
    examples: [
      { expression: 'sort([10, 9, 1])', gives: [1, 9, 10] },
      { expression: "sort(['ä', 'b', 'A'])", gives: ['A', 'b', 'ä'] },
      { expression: 'sort([10.5, 9.25])', gives: ['9.25', '10.50'] },
    ],
    emit: ({ at }) => code`${at(0).object}.toSorted(${comparison(itemOf(at(0).type))})`,
  },
  {
    name: 'distinct',
    group: 'lists',
    parameters: [one('list', LIST_OF_COMPARABLE)],
    result: sameList,
    summary: 'The items without repetitions, in the order in which they come first.',
    examples: [{ expression: "distinct(['b', 'a', 'b'])", gives: ['b', 'a'] }],
    emit: ({ at }) => code`[...new Set(${at(0).code})]`,
  },
  {
    name: 'concat',
    group: 'lists',
    parameters: [one('list', ANY_LIST), one('other', ANY_LIST)],
    result: ([a, b]) => list(commonType(itemOf(a), itemOf(b)) ?? UNKNOWN),
    refuse: ([a, b]) => {
      const common = commonType(itemOf(a), itemOf(b))
      const fits =
        common !== undefined &&
        fit(itemOf(a), common) === 'same' &&
        fit(itemOf(b), common) === 'same'
      return fits || a === undefined || b === undefined
        ? undefined
        : `${typePhrase(a)} and ${typePhrase(b)} don't make one list.`.replace(/^a/, 'A')
    },
    summary: 'The items of one list and of another after them.',
    examples: [{ expression: 'concat([1], [2, 3])', gives: [1, 2, 3] }],
    emit: ({ at }) => code`[...${at(0).code}, ...${at(1).code}]`,
  },
  {
    name: 'flatten',
    group: 'lists',
    parameters: [one('list', LIST_OF_LISTS)],
    result: ([type]) => list(itemOf(itemOf(type))),
    summary: 'The items of all lists of a list.',
    examples: [{ expression: 'flatten([[1], [2, 3]])', gives: [1, 2, 3] }],
    emit: ({ at }) => code`${at(0).object}.flat()`,
  },
  {
    name: 'compact',
    group: 'lists',
    parameters: [one('list', ANY_LIST)],
    result: ([type]) => list(present(itemOf(type))),
    summary: 'The items that are there, without those that are nothing.',
    examples: [{ expression: 'compact([1, null, 2])', gives: [1, 2] }],
    emit: ({ at }) => code`${helper('compact', 'lists')}(${at(0).code})`,
  },
  {
    name: 'chunk',
    group: 'lists',
    parameters: [one('list', ANY_LIST), one('size', INTEGER, between(1, 1_000_000, 'The size'))],
    result: ([type]) => list(type ?? list(UNKNOWN)),
    summary: 'The items in lists of so many each.',
    examples: [{ expression: 'chunk([1, 2, 3], 2)', gives: [[1, 2], [3]] }],
    emit: ({ at }) => code`${helper('chunk', 'lists')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'indexOf',
    group: 'lists',
    parameters: [one('list', LIST_OF_COMPARABLE), one('value', ANYTHING)],
    result: nullable(INTEGER),
    refuse: ([items, value]) =>
      value === undefined || fit(value, itemOf(items)) === 'same'
        ? undefined
        : `The list has no ${typePhrase(value)}.`,
    summary: 'The first position of a value in a list, or nothing.',
    examples: [
      { expression: "indexOf(['a', 'b'], 'b')", gives: 1 },
      { expression: "indexOf(['a', 'b'], 'c')", gives: null },
    ],
    emit: ({ at }) => code`${helper('indexOf', 'lists')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'range',
    group: 'lists',
    parameters: [one('from', INTEGER), one('to', INTEGER)],
    result: list(INTEGER),
    summary: 'The whole numbers from one up to another, both included; ten thousand at most.',
    examples: [
      { expression: 'range(2, 5)', gives: [2, 3, 4, 5] },
      { expression: 'range(2, 1)', gives: [] },
    ],
    emit: ({ at }) => code`${helper('range', 'lists')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'sum',
    group: 'lists',
    parameters: [one('list', LIST_OF_NUMBERS)],
    result: ([type]) => (itemOf(type).kind === 'unknown' ? INTEGER : itemOf(type)),
    summary: 'The sum of a list of numbers; 0 of an empty one.',
    examples: [
      { expression: 'sum([1, 2, 3])', gives: 6 },
      { expression: 'sum([0.10, 0.20])', gives: '0.30' },
    ],
    emit: ({ at }, result) => sumOf(result, at(0).code),
  },
  {
    name: 'average',
    group: 'lists',
    parameters: [
      one('list', LIST_OF_NUMBERS),
      maybe('places', INTEGER, {
        ...between(0, 20, 'The number of decimals'),
        fixed: true,
      }),
    ],
    result: ([type], values) =>
      nullable(isExact(itemOf(type)) ? decimal(fixedDigits(values[1])) : FLOAT),
    refuse: ([type], values) => {
      const needsPlaces = isExact(itemOf(type)) && values.length < 2
      return needsPlaces
        ? 'The average of exact numbers may have endless decimals: say how many you want, like `average(list, 2)`.'
        : undefined
    },
    summary:
      'The average of a list of numbers, of exact ones with so many decimals; nothing of an empty list.',
    examples: [
      { expression: 'average([1, 2])', gives: 1.5 },
      { expression: 'average([0.10, 0.25], 2)', gives: '0.18' },
      { expression: 'average(range(2, 1))', gives: null },
    ],
    emit: ({ at, all }) =>
      isExact(itemOf(at(0).type))
        ? code`${helper('exactAverage', 'sums')}(${at(0).code}, ${at(1).code})`
        : code`${helper('average', 'sums')}(${at(0).code}${all.length > 1 && code`, ${at(1).code}`})`,
  },
  {
    name: 'smallest',
    group: 'lists',
    parameters: [one('list', LIST_OF_ORDERED)],
    result: itemOrNothing,
    missing: true,
    summary: 'The smallest item of a list, or nothing.',
    examples: [{ expression: 'smallest([3, 1, 2])', gives: 1 }],
    emit: ({ at }) => code`${at(0).object}.toSorted(${comparison(itemOf(at(0).type))})[0]`,
  },
  {
    name: 'largest',
    group: 'lists',
    parameters: [one('list', LIST_OF_ORDERED)],
    result: itemOrNothing,
    missing: true,
    summary: 'The largest item of a list, or nothing.',
    examples: [{ expression: "largest(['a', 'b'])", gives: 'b' }],
    emit: ({ at }) => code`${at(0).object}.toSorted(${comparison(itemOf(at(0).type))}).at(-1)`,
  },
]

function isExact(type: Type): boolean {
  return type.kind === 'decimal' || type.kind === 'bigint'
}
