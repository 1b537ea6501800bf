import type { Data } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'

export type JsonSchema = { readonly [keyword: string]: Data | undefined }

/** What leaves the server: its JSON type alone, which is what serialising goes by. */
export function outputSchema(column: Pick<ColumnModel, 'type' | 'nullable'>): JsonSchema {
  const type = jsonType(column)
  return type === undefined ? {} : { type: column.nullable ? [type, 'null'] : type }
}

/** JSON but null, which stands for no value. */
const ANYTHING = ['object', 'array', 'string', 'number', 'boolean']

/** What callers may write, with every limit that was drawn. */
export function inputSchema(
  column: Pick<ColumnModel, 'type' | 'role' | 'nullable' | 'settings'>,
): JsonSchema {
  const type = jsonType(column)
  if (type === undefined) return column.nullable ? {} : { type: ANYTHING }
  const { enum: choices, ...limits } = limitsOf(column)
  return {
    type: column.nullable ? [type, 'null'] : type,
    ...(choices !== undefined && { enum: column.nullable ? [...choices, null] : choices }),
    ...limits,
  }
}

/** Undefined for any JSON. */
function jsonType({ type }: Pick<ColumnModel, 'type'>): string | undefined {
  switch (type.type) {
    case 'integer':
      return 'integer'
    case 'float':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'json':
      return undefined
    default:
      return 'string'
  }
}

type Limits = JsonSchema & { readonly enum?: readonly string[] }

function limitsOf({
  type,
  role,
  settings = { id: '', name: '', type: 'string' },
}: Pick<ColumnModel, 'type' | 'role' | 'settings'>): Limits {
  const { minLength, pattern, format, minimum, maximum } = settings
  switch (type.type) {
    case 'string':
      return {
        format: format === 'url' ? 'uri' : format,
        minLength,
        maxLength: Math.min(type.length, settings.maxLength ?? type.length),
        pattern,
      }
    case 'text':
      return { minLength, maxLength: settings.maxLength ?? 65_535, pattern }
    case 'integer':
      if (role === 'relation' || role === 'key') return { minimum: 1 }
      return {
        minimum: minimum ?? Number.MIN_SAFE_INTEGER,
        maximum: maximum ?? Number.MAX_SAFE_INTEGER,
      }
    case 'float':
      return { minimum, maximum }
    case 'bigint':
      return { format: 'int64', ...exactLimits(minimum, maximum) }
    case 'decimal':
      return {
        format: 'decimal',
        pattern: decimalPattern(type.precision, type.scale),
        ...exactLimits(minimum, maximum),
      }
    case 'date':
      return { format: 'date' }
    case 'datetime':
      return { format: 'date-time' }
    case 'uuid':
      return { format: 'uuid', lowerCase: true }
    case 'enum':
      return { enum: type.values }
    case 'bytes':
      return { format: 'byte', maxLength: Math.ceil(type.length / 3) * 4 }
    case 'boolean':
    case 'json':
      return {}
  }
}

/** Bounds of numbers that are written as text. */
function exactLimits(minimum: number | undefined, maximum: number | undefined): JsonSchema {
  return {
    exactMinimum: minimum === undefined ? undefined : exactText(minimum),
    exactMaximum: maximum === undefined ? undefined : exactText(maximum),
  }
}

/** Without an exponent. */
function exactText(limit: number): string {
  const text = String(limit)
  if (!text.includes('e')) return text
  return Number.isInteger(limit) ? String(BigInt(limit)) : limit.toFixed(18)
}

function decimalPattern(precision: number, scale: number): string {
  const whole = precision - scale
  const digits = whole <= 1 ? '' : `\\d{0,${whole - 1}}`
  const before = whole === 0 ? '0' : `(0|[1-9]${digits})`
  return scale === 0 ? `^-?${before}$` : `^-?${before}(\\.\\d{1,${scale}})?$`
}
