import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaValidationError } from 'fastify'

interface Validate {
  (data: unknown): boolean
  errors?: FastifySchemaValidationError[] | null
}

const INT64 = 2n ** 63n

/**
 * Bodies are taken as they are: a number in quotes is not a number. Addresses are text, so their
 * numbers are read. A schema is compiled when its route is first called, for a quick start.
 */
export function compileSchemas(app: FastifyInstance): void {
  const body = createAjv(false)
  const address = createAjv('array')

  app.setValidatorCompiler<object>(({ schema, httpPart }) => {
    const ajv = httpPart === 'body' ? body : address
    let compiled: ValidateFunction | undefined
    const validate: Validate = (data) => {
      compiled ??= ajv.compile(schema)
      const valid = compiled(data)
      validate.errors = compiled.errors ?? null
      return valid
    }
    return validate
  })
}

function createAjv(coerceTypes: boolean | 'array'): Ajv {
  const ajv = new Ajv({ coerceTypes, useDefaults: true, allErrors: false, validateSchema: false })
  addFormats.default(ajv, ['date', 'date-time', 'email', 'uri', 'uuid'])
  ajv.addFormat('int64', (text) => {
    const value = BigInt(text)
    return value >= -INT64 && value < INT64
  })
  return ajv
}
