import { code, lit, operated, type Code, type Hole, type Ref } from '@drawbridge/source'
import type { Dialect } from '@drawbridge/sql'
import type { ColumnModel } from '../../model.ts'
import * as refs from './refs.ts'

/** A conversion of a value, as a call around an expression. */
export interface Convert {
  readonly call: (value: Hole) => Code
  /** The function, where the call is of one argument alone. */
  readonly plain?: Ref
}

/** How a column's values go between TypeScript and the database. What is absent is the same. */
export interface Conversion {
  /** In TypeScript and JSON, without null. */
  readonly type: Code
  /** As the driver gives it, without null. */
  readonly rowType: Code
  /** Around the column in a SELECT. */
  readonly select?: (column: string) => string
  readonly fromRow?: Convert
  readonly toParam?: Convert
  /** What a caller wrote as it will be read again. */
  readonly fix?: Convert
  /** Reads a filter's value. Absent: it can't be filtered or sorted by. */
  readonly reader?: Code
}

const STRING = code`string`
const NUMBER = code`number`
const BYTES = code`Uint8Array`

const plain = (ref: Ref): Convert => ({ call: (value) => code`${ref}(${value})`, plain: ref })
const around = (call: (value: Hole) => Code): Convert => ({ call })
const reader = (name: 'columns' | 'readers', text: string, args?: Code): Code =>
  args === undefined ? code`${refs.reader(name, text)}` : code`${refs.reader(name, text)}(${args})`

export function conversionOf(
  { type, computed }: Pick<ColumnModel, 'type' | 'computed'>,
  dialect: Dialect,
): Conversion {
  // The database knows nothing of it.
  if (computed?.after !== undefined) {
    const { type: known } = conversionOf({ type }, dialect)
    return { type: known, rowType: known }
  }
  switch (type.type) {
    case 'string':
    case 'text':
      return { type: STRING, rowType: STRING, reader: reader('columns', 'text') }
    case 'integer':
      return { type: NUMBER, rowType: NUMBER, reader: reader('columns', 'integer') }
    case 'float':
      return { type: NUMBER, rowType: NUMBER, reader: reader('columns', 'float') }
    case 'date':
      return { type: STRING, rowType: STRING, reader: reader('columns', 'date') }
    case 'uuid':
      return { type: STRING, rowType: STRING, reader: reader('columns', 'uuid') }
    case 'enum': {
      const values = operated(type.values.map(lit), '|')
      return {
        type: values,
        rowType: values,
        reader: reader('columns', 'oneOf', commaList(type.values)),
      }
    }
    case 'boolean':
      return booleanOf(dialect)
    case 'bigint':
      return bigintOf(dialect)
    case 'decimal':
      return decimalOf(type, dialect)
    case 'datetime':
      return datetimeOf(dialect)
    case 'json':
      return JSON_TEXT
    case 'bytes':
      return {
        type: STRING,
        rowType: BYTES,
        fromRow: around((value) => code`Buffer.from(${value}).toString('base64')`),
        toParam: around((value) => code`Buffer.from(${value}, 'base64')`),
      }
  }
}

function booleanOf(dialect: Dialect): Conversion {
  const boolean = { type: code`boolean`, reader: reader('readers', 'boolean') }
  if (dialect === 'postgres') return { ...boolean, rowType: code`boolean` }
  return {
    ...boolean,
    rowType: code`0 | 1`,
    fromRow: around((value) => code`${value} === 1`),
    ...(dialect === 'sqlite' && { toParam: plain(refs.toBoolean) }),
  }
}

function bigintOf(dialect: Dialect): Conversion {
  const cast = { sqlite: 'TEXT', mysql: 'CHAR', postgres: 'TEXT' }[dialect]
  return {
    type: STRING,
    rowType: STRING,
    select: (column) => `CAST(${column} AS ${cast})`,
    fix: around((value) => code`String(BigInt(${value}))`),
    ...(dialect === 'sqlite' && { toParam: around((value) => code`BigInt(${value})`) }),
    reader: reader('readers', 'bigint'),
  }
}

function decimalOf(
  { precision, scale }: { readonly precision: number; readonly scale: number },
  dialect: Dialect,
): Conversion {
  const places = lit(scale)
  const exact: Conversion = {
    type: STRING,
    rowType: STRING,
    fix: around((value) => code`${refs.fixDecimal}(${value}, ${places})`),
    reader: reader('readers', 'decimal', code`${lit(precision)}, ${places}`),
  }
  if (dialect !== 'sqlite') return exact
  return {
    ...exact,
    select: (column) => `CAST(${column} AS TEXT)`,
    fromRow: around((value) => code`${refs.fromScaled}(${value}, ${places})`),
    toParam: around((value) => code`${refs.toScaled}(${value}, ${places})`),
  }
}

function datetimeOf(dialect: Dialect): Conversion {
  return {
    type: STRING,
    rowType: STRING,
    fix: plain(refs.utc),
    reader: reader('readers', 'datetime'),
    ...(dialect === 'mysql' && {
      fromRow: plain(refs.fromDatetime),
      toParam: plain(refs.toDatetime),
    }),
  }
}

/** Every driver is asked for the text. */
const JSON_TEXT: Conversion = {
  type: code`unknown`,
  rowType: STRING,
  fromRow: around((value) => code`JSON.parse(${value})`),
  toParam: around((value) => code`JSON.stringify(${value})`),
}

function commaList(values: readonly string[]): Code {
  return code`${values.map(lit)}`
}

/** The conversion as a function: its name, or an arrow around its call. */
export function asFunction({ call, plain: known }: Convert): Code {
  return known === undefined ? code`(value) => ${call(code`value`)}` : code`${known}`
}

/** One conversion after another. */
export function chained(
  first: Convert | undefined,
  second: Convert | undefined,
): Convert | undefined {
  if (first === undefined || second === undefined) return first ?? second
  return around((value) => second.call(first.call(value)))
}
