import assert from 'node:assert/strict'
import type { Type } from '../type.ts'
import { INTEGER } from '../types/basic.ts'
import { compared, fraction } from './fraction.ts'

const DAY = 86_400_000

/** The functions that random formulas use, each said anew. */
const FUNCTIONS: Readonly<Record<string, (values: readonly never[], type: Type) => unknown>> = {
  length: ([text]: readonly string[]) => [...(text ?? '')].length,
  count: ([items]: readonly (readonly unknown[])[]) => items?.length,
  sum: ([numbers]: readonly (readonly number[])[]) => numbers?.reduce((a, b) => a + b, 0),
  min: (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[0],
  max: (numbers: readonly string[]) =>
    numbers.toSorted((a, b) => compared(fraction(b), fraction(a)))[0],
  abs: ([number]: readonly string[]) => number?.replace('-', ''),
  first: ([items]: readonly (readonly unknown[])[]) => items?.[0] ?? null,
  daysBetween: ([from, to]: readonly string[]) =>
    (Date.parse(to ?? '') - Date.parse(from ?? '')) / DAY,
  upper: ([text]: readonly string[]) => text?.toUpperCase(),
  trim: ([text]: readonly string[]) => text?.replace(/^\s+/, '').replace(/\s+$/, ''),
  slice: ([text, start, end]: readonly (string & number)[]) =>
    [...String(text)].slice(Number(start), Number(end)).join(''),
  replace: ([text, part, by]: readonly string[]) =>
    part === '' ? [...(text ?? '')].join(by) : text?.split(part ?? '').join(by),
  join: ([items, separator]: readonly (readonly string[] & string)[]) => items?.join(separator),
  truncate: ([text, length]: readonly (string & number)[]) => {
    const characters = [...String(text)]
    const most = Number(length)
    return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
  },
  padStart: ([text, length, mark]: readonly (string & number)[]) => {
    let padded = String(text)
    while (padded.length < Number(length)) padded = String(mark) + padded
    return padded
  },
  contains: ([text, part]: readonly string[]) =>
    (text ?? '').split(part ?? '').length > 1 || part === '',
  addDays: ([date, days]: readonly (string & number)[]) =>
    new Date(Date.parse(date ?? '') + Number(days) * DAY).toISOString().slice(0, 10),
  addMonths: ([date, months]: readonly (string & number)[]) => {
    const [year = 0, month = 0, day = 0] = String(date).split('-').map(Number)
    const count = year * 12 + month - 1 + Number(months)
    const last = new Date(Date.UTC(Math.floor(count / 12), (count % 12) + 1, 0)).getUTCDate()
    return [Math.floor(count / 12), (count % 12) + 1, Math.min(day, last)]
      .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
      .join('-')
  },
  concat: ([a, b]: readonly (readonly unknown[])[]) => [...(a ?? []), ...(b ?? [])],
  take: ([items, number]: readonly (readonly unknown[] & number)[]) =>
    items?.filter((_, index) => index < Number(number)),
  distinct: ([items]: readonly (readonly unknown[])[]) =>
    items?.filter((item, index) => items.indexOf(item) === index),
  sort: ([texts]: readonly (readonly string[])[]) =>
    texts?.toSorted((a, b) => Buffer.from(a).compare(Buffer.from(b))),
  reverse: ([items]: readonly (readonly unknown[])[]) =>
    items?.map((_, index) => items[items.length - 1 - index]),
  split: ([text, separator]: readonly string[]) => text?.split(separator ?? ''),
}

export function call(name: string, values: readonly unknown[], type: Type = INTEGER): unknown {
  const own = FUNCTIONS[name]
  assert(own !== undefined, name)
  return own(values as readonly never[], type)
}
