import { code, lit } from '@drawbridge/source/pieces'
import { BOOLEAN, DATE, DATETIME, INTEGER, nullable, TEXT } from '../types/basic.ts'
import { helper } from '../typescript/helper.ts'
import type { FunctionDefinition } from './function.ts'
import { maybe, one } from './parameter.ts'
import { zone } from './zone.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const adding = (name: string, unit: string, step: number, gives: string): FunctionDefinition => ({
  name,
  group: 'dates',
  parameters: [one('moment', DATETIME), one(unit, INTEGER)],
  result: DATETIME,
  summary: `The moment so many ${unit} later.`,
  examples: [{ expression: `${name}('2026-12-31T23:59:30.000Z', 45)`, gives }],
  emit: ({ at }) =>
    code`${helper('addTime', 'dates')}(${at(0).code}, ${at(1).factor} * ${lit(step)})`,
})

const difference = (
  name: string,
  unit: string,
  step: number,
  gives: number,
): FunctionDefinition => ({
  name,
  group: 'dates',
  parameters: [one('from', DATETIME), one('to', DATETIME)],
  result: INTEGER,
  summary: `Whole ${unit} from one moment to another; below zero when it is earlier.`,
  examples: [
    { expression: `${name}('2026-11-22T08:00:00.000Z', '2026-11-22T10:30:15.000Z')`, gives },
  ],
  emit: ({ at }) => code`${helper('between', 'dates')}(${at(0).code}, ${at(1).code}, ${lit(step)})`,
})

export const MOMENT_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'now',
    group: 'dates',
    parameters: [],
    result: DATETIME,
    summary: 'The moment that it is, in UTC with milliseconds.',
    examples: [
      { expression: "now() > '2026-01-01T00:00:00.000Z'", gives: true },
      { expression: 'addSeconds(now(), 60) > now()', gives: true },
    ],
    emit: () => code`new Date().toISOString()`,
  },
  adding('addHours', 'hours', HOUR, '2027-01-02T20:59:30.000Z'),
  adding('addMinutes', 'minutes', MINUTE, '2027-01-01T00:44:30.000Z'),
  adding('addSeconds', 'seconds', SECOND, '2027-01-01T00:00:15.000Z'),
  difference('hoursBetween', 'hours', HOUR, 2),
  difference('minutesBetween', 'minutes', MINUTE, 150),
  difference('secondsBetween', 'seconds', SECOND, 9015),
  {
    name: 'dateOf',
    group: 'dates',
    parameters: [one('moment', DATETIME), one('zone', TEXT, zone)],
    result: DATE,
    summary: 'The day that it is at a moment in a time zone.',
    examples: [
      { expression: "dateOf('2026-11-22T23:30:00.000Z', 'Europe/Berlin')", gives: '2026-11-23' },
      { expression: "dateOf('2026-11-22T23:30:00.000Z', 'UTC')", gives: '2026-11-22' },
    ],
    emit: ({ at }) => code`${helper('dateOf', 'zones')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'inZone',
    group: 'dates',
    parameters: [one('moment', DATETIME), one('zone', TEXT, zone)],
    result: TEXT,
    summary: 'What clocks show at a moment in a time zone, as text.',
    examples: [
      {
        expression: "inZone('2026-07-01T10:00:00.000Z', 'Europe/Berlin')",
        gives: '2026-07-01 12:00:00',
      },
      {
        expression: "inZone('2026-12-01T10:00:00.000Z', 'Europe/Berlin')",
        gives: '2026-12-01 11:00:00',
      },
    ],
    emit: ({ at }) => code`${helper('inZone', 'zones')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'startOfDay',
    group: 'dates',
    parameters: [one('date', DATE), one('zone', TEXT, zone)],
    result: DATETIME,
    summary: 'The moment when a day begins in a time zone.',
    examples: [
      {
        expression: "startOfDay('2026-11-22', 'Europe/Berlin')",
        gives: '2026-11-21T23:00:00.000Z',
      },
      {
        expression: "startOfDay('2018-11-04', 'America/Sao_Paulo')",
        gives: '2018-11-04T03:00:00.000Z',
      },
    ],
    emit: ({ at }) => code`${helper('startOfDay', 'zones')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'hour',
    group: 'dates',
    parameters: [one('moment', DATETIME), maybe('zone', TEXT, zone)],
    result: INTEGER,
    summary: 'The hour at a moment, from 0 to 23, in UTC or in a time zone.',
    examples: [
      { expression: "hour('2026-07-01T23:15:00.000Z')", gives: 23 },
      { expression: "hour('2026-07-01T23:15:00.000Z', 'Asia/Kolkata')", gives: 4 },
    ],
    emit: ({ at, maybe: given }) => {
      const name = given(1)
      return name === undefined
        ? code`Number(${at(0).object}.slice(11, 13))`
        : code`Number(${helper('inZone', 'zones')}(${at(0).code}, ${name.code}).slice(11, 13))`
    },
  },
  {
    name: 'datetime',
    group: 'dates',
    parameters: [one('text', TEXT)],
    result: nullable(DATETIME),
    summary:
      'The moment that a text is, written like 2026-11-22T10:48:52+01:00; nothing where it is none.',
    examples: [
      { expression: "datetime('2026-03-29T03:30:00+02:00')", gives: '2026-03-29T01:30:00.000Z' },
      { expression: "datetime('2026-03-29')", gives: null },
      { expression: "datetime('2026-02-30T00:00:00Z')", gives: null },
    ],
    emit: ({ at }) => code`${helper('momentFrom', 'dates')}(${at(0).code})`,
  },
  {
    name: 'timestamp',
    group: 'dates',
    parameters: [one('moment', DATETIME)],
    result: INTEGER,
    summary: 'Whole seconds from the beginning of 1970 to a moment.',
    examples: [{ expression: "timestamp('2026-11-22T00:00:00.000Z')", gives: 1795305600 }],
    emit: ({ at }) => code`Math.floor(Date.parse(${at(0).code}) / 1000)`,
  },
  {
    name: 'fromTimestamp',
    group: 'dates',
    parameters: [one('seconds', INTEGER)],
    result: DATETIME,
    summary: 'The moment so many seconds after the beginning of 1970.',
    examples: [{ expression: 'fromTimestamp(0)', gives: '1970-01-01T00:00:00.000Z' }],
    emit: ({ at }) => code`${helper('fromTimestamp', 'dates')}(${at(0).code})`,
  },
  {
    name: 'isTimeZone',
    group: 'dates',
    parameters: [one('name', TEXT)],
    result: BOOLEAN,
    summary: 'Whether there is a time zone of this name.',
    examples: [
      { expression: "isTimeZone('Europe/Berlin')", gives: true },
      { expression: "isTimeZone('Moon/Crater')", gives: false },
    ],
    emit: ({ at }) => code`${helper('isTimeZone', 'zones')}(${at(0).code})`,
  },
]
