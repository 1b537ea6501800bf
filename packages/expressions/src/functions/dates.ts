import { code, commas, lit } from '@drawbridge/source/pieces'
import type { Type } from '../type.ts'
import { DATE, INTEGER, nullable, TEXT } from '../types/basic.ts'
import { helper } from '../typescript/helper.ts'
import { ANY_MOMENT } from './families.ts'
import type { Example, FunctionDefinition } from './function.ts'
import { maybe, one } from './parameter.ts'
import { zone } from './zone.ts'

const same = ([type]: readonly Type[]): Type => type ?? DATE

const adding = (
  name: string,
  amount: string,
  emitted: 'addDays' | 'addMonths',
  times: number,
  summary: string,
  examples: readonly Example[],
): FunctionDefinition => ({
  name,
  group: 'dates',
  parameters: [one('date', ANY_MOMENT), one(amount, INTEGER)],
  result: same,
  summary,
  examples,
  emit: ({ at }) => {
    const count = times === 1 ? at(1).code : code`${at(1).factor} * ${lit(times)}`
    return code`${helper(emitted, 'dates')}(${at(0).code}, ${count})`
  },
})

/** Digits of the written form: 4 to 7 of `2026-11-22` are the month. */
const part = (
  name: string,
  from: number,
  to: number,
  summary: string,
  gives: number,
): FunctionDefinition => ({
  name,
  group: 'dates',
  parameters: [one('date', ANY_MOMENT)],
  result: INTEGER,
  summary,
  examples: [{ expression: `${name}('2026-11-22')`, gives }],
  emit: ({ at }) => code`Number(${at(0).object}.slice(${lit(from)}, ${lit(to)}))`,
})

const dateToDate = (
  name: string,
  summary: string,
  examples: readonly Example[],
): FunctionDefinition => ({
  name,
  group: 'dates',
  parameters: [one('date', DATE)],
  result: DATE,
  summary,
  examples,
  emit: ({ at }) => code`${helper(name, 'dates')}(${at(0).code})`,
})

export const DATE_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'today',
    group: 'dates',
    parameters: [maybe('zone', TEXT, zone)],
    result: DATE,
    summary: 'The day that it is now, in UTC or in a time zone.',
    examples: [
      { expression: "today() >= '2026-01-01'", gives: true },
      { expression: "today('Asia/Tokyo') >= today('America/Los_Angeles')", gives: true },
    ],
    emit: ({ maybe: given }) => {
      const name = given(0)
      return name === undefined
        ? code`new Date().toISOString().slice(0, 10)`
        : code`${helper('dateOf', 'zones')}(new Date().toISOString(), ${name.code})`
    },
  },
  adding('addDays', 'days', 'addDays', 1, 'The date, or moment, so many days later.', [
    { expression: "addDays('2026-02-27', 2)", gives: '2026-03-01' },
    { expression: "addDays('2026-01-01T08:00:00.000Z', -1)", gives: '2025-12-31T08:00:00.000Z' },
  ]),
  adding('addWeeks', 'weeks', 'addDays', 7, 'The date, or moment, so many weeks later.', [
    { expression: "addWeeks('2026-11-22', 2)", gives: '2026-12-06' },
  ]),
  adding(
    'addMonths',
    'months',
    'addMonths',
    1,
    'The date, or moment, so many months later; the last day of a month where it has no such day.',
    [
      { expression: "addMonths('2026-01-31', 1)", gives: '2026-02-28' },
      { expression: "addMonths('2026-01-31', -2)", gives: '2025-11-30' },
    ],
  ),
  adding('addYears', 'years', 'addMonths', 12, 'The date, or moment, so many years later.', [
    { expression: "addYears('2024-02-29', 1)", gives: '2025-02-28' },
  ]),
  {
    name: 'daysBetween',
    group: 'dates',
    parameters: [one('from', ANY_MOMENT), one('to', ANY_MOMENT)],
    result: INTEGER,
    together: true,
    summary: 'Whole days from one date or moment to another; below zero when it is earlier.',
    examples: [
      { expression: "daysBetween('2026-02-27', '2026-03-01')", gives: 2 },
      {
        expression: "daysBetween('2026-01-02T00:00:00.000Z', '2026-01-01T12:00:00.000Z')",
        gives: 0,
      },
    ],
    emit: ({ at }) =>
      code`${helper('between', 'dates')}(${at(0).code}, ${at(1).code}, ${lit(86_400_000)})`,
  },
  {
    name: 'yearsBetween',
    group: 'dates',
    parameters: [one('from', DATE), one('to', DATE)],
    result: INTEGER,
    summary: 'Whole years from one date to another: an age.',
    examples: [
      { expression: "yearsBetween('1990-11-23', '2026-11-22')", gives: 35 },
      { expression: "yearsBetween('1990-11-22', '2026-11-22')", gives: 36 },
    ],
    emit: ({ at }) => code`${helper('yearsBetween', 'dates')}(${at(0).code}, ${at(1).code})`,
  },
  part('year', 0, 4, 'The year of a date, or of a moment in UTC.', 2026),
  part('month', 5, 7, 'The month of a date, or of a moment in UTC, from 1 to 12.', 11),
  part('day', 8, 10, 'The day of the month of a date, or of a moment in UTC.', 22),
  {
    name: 'weekday',
    group: 'dates',
    parameters: [one('date', DATE)],
    result: INTEGER,
    summary: 'The day of the week, from 1 for Monday to 7 for Sunday.',
    examples: [
      { expression: "weekday('2026-11-22')", gives: 7 },
      { expression: "weekday('2026-11-23')", gives: 1 },
    ],
    emit: ({ at }) => code`${helper('weekday', 'dates')}(${at(0).code})`,
  },
  dateToDate('startOfWeek', 'The Monday of the week of a date.', [
    { expression: "startOfWeek('2026-11-22')", gives: '2026-11-16' },
  ]),
  dateToDate('startOfMonth', 'The first day of the month of a date.', [
    { expression: "startOfMonth('2026-11-22')", gives: '2026-11-01' },
  ]),
  dateToDate('endOfMonth', 'The last day of the month of a date.', [
    { expression: "endOfMonth('2024-02-10')", gives: '2024-02-29' },
  ]),
  {
    name: 'date',
    group: 'dates',
    parameters: [one('text', TEXT)],
    result: nullable(DATE),
    summary:
      'The date that a text is, written like 2026-11-22; nothing where there is no such day.',
    examples: [
      { expression: "date('2024-02-29')", gives: '2024-02-29' },
      { expression: "date('2026-02-29')", gives: null },
      { expression: "date('tomorrow')", gives: null },
    ],
    emit: ({ at }) => code`${helper('dateFrom', 'dates')}(${at(0).code})`,
  },
  {
    name: 'formatDate',
    group: 'dates',
    parameters: [one('date', ANY_MOMENT), one('pattern', TEXT), maybe('zone', TEXT, zone)],
    result: TEXT,
    summary:
      'A date or moment as text, in UTC or a time zone. The pattern is made of YYYY, MMMM, MMM, MM, M, DD, D, dddd, ddd, HH, mm, ss; what stands in square brackets stays as it is.',
    examples: [
      {
        expression: "formatDate('2026-11-22', 'dddd, D MMMM YYYY')",
        gives: 'Sunday, 22 November 2026',
      },
      {
        expression: "formatDate('2026-11-22T23:30:00.000Z', 'DD/MM HH:mm', 'Europe/Berlin')",
        gives: '23/11 00:30',
      },
      { expression: "formatDate('2026-01-02', '[Day] D')", gives: 'Day 2' },
    ],
    emit: ({ all }) =>
      code`${helper('formatDate', 'format-date')}(${commas(all.map((value) => value.code))})`,
  },
]
