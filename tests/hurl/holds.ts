import { isDeepStrictEqual } from 'node:util'
import type { Json } from '@drawbridge/manifest'
import { isObject } from './json-path.ts'

type Found = Json | undefined
type Predicate = (found: Found, value: Found) => boolean

const both =
  <Kind extends string | number>(
    kind: 'string' | 'number',
    compare: (found: Kind, value: Kind) => boolean,
  ): Predicate =>
  (found, value) =>
    typeof found === kind && typeof value === kind && compare(found as Kind, value as Kind)

const isEmpty = (found: Found): boolean =>
  found === '' || (Array.isArray(found) ? found.length === 0 : isDeepStrictEqual(found, {}))

const PREDICATES: Readonly<Record<string, Predicate>> = {
  '==': (found, value) => isDeepStrictEqual(found, value),
  '!=': (found, value) => !isDeepStrictEqual(found, value),
  '>': both<number>('number', (found, value) => found > value),
  '>=': both<number>('number', (found, value) => found >= value),
  '<': both<number>('number', (found, value) => found < value),
  '<=': both<number>('number', (found, value) => found <= value),
  startsWith: both<string>('string', (found, value) => found.startsWith(value)),
  endsWith: both<string>('string', (found, value) => found.endsWith(value)),
  matches: both<string>('string', (found, value) => new RegExp(value, 'u').test(found)),
  contains: (found, value) =>
    Array.isArray(found)
      ? found.some((one) => isDeepStrictEqual(one, value))
      : typeof found === 'string' && typeof value === 'string' && found.includes(value),
  exists: (found) => found !== undefined,
  isEmpty,
  isString: (found) => typeof found === 'string',
  isBoolean: (found) => typeof found === 'boolean',
  isInteger: (found) => Number.isInteger(found),
  isFloat: (found) => typeof found === 'number' && !Number.isInteger(found),
  isNumber: (found) => typeof found === 'number',
  isList: (found) => Array.isArray(found),
  isObject,
  isCollection: (found) => Array.isArray(found) || isObject(found),
}

/** Whether a predicate of hurl's is true of what was found. Of nothing, only `exists` says anything. */
export function holds(predicate: string, found: Found, value: Found): boolean {
  const test = PREDICATES[predicate]
  if (test === undefined) throw new Error(`${predicate} is not a predicate that is known here.`)
  return test(found, value)
}
