import type { Scope } from '../scope.ts'
import type { Type } from '../type.ts'
import {
  BIGINT,
  BOOLEAN,
  DATE,
  decimal,
  FLOAT,
  INTEGER,
  list,
  nullable,
  object,
  TEXT,
} from '../types/basic.ts'

const STATE: Type = { kind: 'enum', values: ['draft', 'paid', 'shipped'] }

const LINE = object({ title: TEXT, price: decimal(2), pieces: INTEGER, note: nullable(TEXT) })

/** Names with a type and a value each, for formulas that are drawn at random. */
const WORLD: Readonly<Record<string, readonly [type: Type, value: unknown]>> = {
  n: [INTEGER, 7],
  m: [INTEGER, -3],
  zero: [INTEGER, 0],
  maybe: [nullable(INTEGER), null],
  some: [nullable(INTEGER), 4],
  price: [decimal(2), '19.90'],
  rate: [decimal(3), '0.075'],
  off: [nullable(decimal(2)), null],
  big: [BIGINT, '9007199254740993'],
  deep: [BIGINT, '-12'],
  ratio: [FLOAT, 0.1],
  speed: [FLOAT, -2.5],
  title: [TEXT, ' Draw the Bridge '],
  odd: [TEXT, 'ß😀"\'`${x}\\'],
  note: [nullable(TEXT), null],
  said: [nullable(TEXT), 'yes'],
  done: [BOOLEAN, true],
  late: [BOOLEAN, false],
  day: [DATE, '2024-02-29'],
  due: [nullable(DATE), '2026-01-31'],
  state: [STATE, 'paid'],
  ints: [list(INTEGER), [3, 1, 2, 3]],
  none: [list(INTEGER), []],
  texts: [list(TEXT), ['b', 'A', 'ä', 'b']],
  lines: [
    list(LINE),
    [
      { title: 'pen', price: '1.50', pieces: 3, note: null },
      { title: 'ink', price: '12.00', pieces: 0, note: 'blue' },
    ],
  ],
  line: [nullable(LINE), null],
  here: [nullable(LINE), { title: 'nib', price: '0.10', pieces: 9, note: 'x' }],
}

export const WORLD_SCOPE: Scope = {
  names: new Map(Object.entries(WORLD).map(([name, [type]]) => [name, type])),
  row: () => object({}),
}

export const WORLD_VALUES: ReadonlyMap<string, unknown> = new Map(
  Object.entries(WORLD).map(([name, [, value]]) => [name, value]),
)
