import type { JsonObject } from '@drawbridge/manifest'
import type { Cursor } from './cursor.ts'

export interface ColumnType {
  readonly settings: JsonObject
  readonly isCounted?: true
  /** What it is kept as, where there is nothing that it is. */
  readonly says?: string
}

/** Longer texts have no column of a fixed length. */
const LONGEST_STRING = 4_000
const MOST_VALUES = 100
const LONGEST_VALUE = 64

const PLAIN: Readonly<Record<string, JsonObject>> = {
  ...of({ type: 'integer' }, 'int integer smallint mediumint int2 int4 tinyint year middleint'),
  ...of({ type: 'bigint' }, 'bigint int8'),
  ...of({ type: 'boolean' }, 'boolean bool bit'),
  ...of({ type: 'float' }, 'float real double float4 float8 binary_float binary_double'),
  ...of({ type: 'text' }, 'text tinytext mediumtext longtext clob citext ntext long'),
  ...of({ type: 'date' }, 'date'),
  ...of(
    { type: 'datetime' },
    'datetime timestamp timestamptz datetime2 smalldatetime datetimeoffset',
  ),
  ...of({ type: 'json' }, 'json jsonb hstore'),
  ...of({ type: 'uuid' }, 'uuid uniqueidentifier'),
  ...of({ type: 'decimal', precision: 12, scale: 2 }, 'money smallmoney'),
  ...of({ type: 'bytes' }, 'bytea blob tinyblob mediumblob longblob image binary varbinary'),
}
const STRINGS =
  /^(?:varchar|char|character|bpchar|nvarchar|nchar|varchar2|nvarchar2|national|string|name)$/
const DECIMALS = /^(?:decimal|numeric|dec|fixed|number)$/
const COUNTED: Readonly<Record<string, string>> = {
  serial: 'integer',
  serial4: 'integer',
  smallserial: 'integer',
  serial2: 'integer',
  bigserial: 'bigint',
  serial8: 'bigint',
}

/** Reads the type of a column. `enums`: the values of types that the dump has made. */
export function readType(
  cursor: Cursor,
  enums: ReadonlyMap<string, readonly string[]>,
): ColumnType | undefined {
  const written = cursor.name()
  if (written === undefined) return undefined
  const name = written.toLowerCase()
  while (cursor.take('varying') || cursor.take('precision') || cursor.take('character')) continue
  const args = cursor.group() ?? []
  const values = args.flatMap(({ kind, text }) => (kind === 'text' ? [text] : []))
  const numbers = args.flatMap(({ kind, text }) => (kind === 'number' ? [Number(text)] : []))
  const isUnsigned = readBehind(cursor)
  if (isList(cursor))
    return { settings: { type: 'json' }, says: `a list of ${name}, which is kept as JSON` }
  const counted = COUNTED[name]
  if (counted !== undefined) return { settings: { type: counted }, isCounted: true }
  if (name === 'enum') return choiceOf(values)
  const known = enums.get(name)
  if (known) return choiceOf(known)
  if (name === 'tinyint' && numbers[0] === 1) return { settings: { type: 'boolean' } }
  if (name === 'bit' && (numbers[0] ?? 1) > 1)
    return { settings: { type: 'bytes' }, says: 'bits, which are kept as bytes' }
  if (STRINGS.test(name)) return { settings: stringOf(name, numbers[0]) }
  if (DECIMALS.test(name)) return { settings: decimalOf(numbers) }
  const plain = PLAIN[name]
  if (plain === undefined)
    return {
      settings: { type: 'text' },
      says: `of the type ${name.slice(0, 40)}, which is kept as text`,
    }
  const [length] = numbers
  const hasLength = plain['type'] === 'bytes' && length !== undefined && length <= 65_535
  return {
    settings: { ...plain, ...(hasLength && { length }), ...(isUnsigned && { minimum: 0 }) },
  }
}

/** What stands behind a type and its length; true where it takes no numbers below nought. */
function readBehind(cursor: Cursor): boolean {
  let isUnsigned = false
  for (;;) {
    if (cursor.take('unsigned')) isUnsigned = true
    else if (cursor.take('character', 'set') || cursor.take('charset')) cursor.next()
    else if (cursor.take('with', 'time', 'zone') || cursor.take('without', 'time', 'zone')) continue
    else if (!cursor.take('zerofill') && !cursor.take('signed') && !cursor.take('binary'))
      return isUnsigned
  }
}

/** `text[]`, `integer ARRAY` */
function isList(cursor: Cursor): boolean {
  let isOne = cursor.take('array')
  while (cursor.takeMark('[')) {
    isOne = true
    while (!cursor.isAtEnd && !cursor.takeMark(']')) cursor.next()
  }
  return isOne
}

export function choiceOf(values: readonly string[]): ColumnType {
  const fits =
    values.length > 0 &&
    values.length <= MOST_VALUES &&
    values.every((value) => value !== '' && value.length <= LONGEST_VALUE)
  if (fits) return { settings: { type: 'enum', values } }
  return { settings: { type: 'string' }, says: 'a choice that is kept as text' }
}

function stringOf(name: string, length: number | undefined): JsonObject {
  if (length === undefined) return name.startsWith('var') ? { type: 'text' } : { type: 'string' }
  if (length > LONGEST_STRING) return { type: 'text', maxLength: length }
  return { type: 'string', length: Math.max(1, length) }
}

function decimalOf([precision, scale]: readonly number[]): JsonObject {
  if (precision === undefined) return { type: 'decimal', precision: 18, scale: 4 }
  const digits = Math.min(Math.max(1, precision), 38)
  return { type: 'decimal', precision: digits, scale: Math.min(scale ?? 0, 18, digits) }
}

function of(settings: JsonObject, names: string): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, settings]))
}
