import { COMMAND_SCHEMA } from '@drawbridge/commands'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'

const options = { strict: false, useDefaults: true, removeAdditional: false } as const

/** Bodies are taken as they are; text from the address line becomes the number it stands for. */
export function validateStrictly(app: FastifyInstance): void {
  const body = new Ajv2020({ ...options, coerceTypes: false }).addSchema(COMMAND_SCHEMA)
  const address = new Ajv2020({ ...options, coerceTypes: true })
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? body : address).compile(schema),
  )
}
