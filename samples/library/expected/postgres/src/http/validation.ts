import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { DataValidationCxt } from 'ajv/dist/types/index.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaValidationError } from 'fastify'
import { toScaled } from '../database/decimals.ts'

interface Validate {
  (data: unknown): boolean
  errors?: FastifySchemaValidationError[] | null
}

/**
 * Bodies are taken as they are: a number in quotes is not a number. Addresses are text, so their
 * numbers are read. A schema is compiled when its route is first called, for a quick start.
 */
export function compileSchemas(app: FastifyInstance): void {
  let body: Ajv | undefined
  let address: Ajv | undefined
  const ajvOf = (part: string | undefined): Ajv =>
    part === 'body' ? (body ??= createAjv(false)) : (address ??= createAjv(true))

  app.setValidatorCompiler<object>(({ schema, httpPart }) => {
    let compiled: ValidateFunction | undefined
    const validate: Validate = (data) => {
      compiled ??= ajvOf(httpPart).compile(schema)
      const valid = compiled(data)
      validate.errors = compiled.errors?.map(inWords) ?? null
      return valid
    }
    return validate
  })
}

/** `coerceTypes`: whether text may stand for the number or truth value that is asked for. */
export function createAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    coerceTypes,
    useDefaults: true,
    allowUnionTypes: true,
    validateSchema: false,
    verbose: true,
  })
  addFormats.default(ajv, ['byte', 'date', 'date-time', 'email', 'uri', 'uuid'])
  ajv.addFormat('int64', isInt64)
  ajv.addFormat('decimal', true)
  ajv.addKeyword({
    keyword: 'lowerCase',
    type: 'string',
    modifying: true,
    validate: lowerCase,
  })
  ajv.addKeyword({
    keyword: 'exactMinimum',
    validate: (limit: string, value: unknown) => !isExact(value) || compare(value, limit) >= 0,
  })
  ajv.addKeyword({
    keyword: 'exactMaximum',
    validate: (limit: string, value: unknown) => !isExact(value) || compare(value, limit) <= 0,
  })
  return ajv
}

/** Numbers that are written as text have nobody guess at a pattern. */
function inWords(error: ErrorObject): FastifySchemaValidationError {
  const { keyword, parentSchema } = error
  const { format } = (parentSchema ?? {}) as { format?: string }
  if (format !== 'decimal' && format !== 'int64') return error
  if (keyword === 'type')
    return { ...error, message: 'must be a number in quotes: "12" instead of 12' }
  if (keyword !== 'pattern' && keyword !== 'format') return error
  return { ...error, message: 'must be a number, of no more digits than are kept' }
}

/** Spellings that mean the same become the one that is kept. */
function lowerCase(_isOn: boolean, text: string, _schema?: unknown, place?: DataValidationCxt) {
  if (place) place.parentData[place.parentDataProperty] = text.toLowerCase()
  return true
}

function isInt64(text: string): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}

/** A number in text, which JavaScript's own numbers might not hold exactly. */
function isExact(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
}

function compare(a: string, b: string): number {
  const difference = toScaled(a, 38) - toScaled(b, 38)
  return difference < 0n ? -1 : Number(difference > 0n)
}
