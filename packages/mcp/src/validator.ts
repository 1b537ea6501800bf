import { checkJson } from '@drawbridge/manifest'
import type {
  JsonSchemaType,
  JsonSchemaValidator,
  jsonSchemaValidator,
} from '@modelcontextprotocol/server'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'

/** How deep an input may be: commands lie in commands, and steps in steps. */
const DEEPEST = 64

const ajv = new Ajv2020({ strict: false, discriminator: true })

/** Each schema is compiled once, whoever asks, and however often. */
const known = new Map<string, ReturnType<typeof ajv.compile>>()

/** Says what is wrong with an input so that whoever sent it can put it right. */
export const validator: jsonSchemaValidator = {
  getValidator<T>(schema: JsonSchemaType): JsonSchemaValidator<T> {
    const text = JSON.stringify(schema)
    const validate = known.get(text) ?? ajv.compile(schema)
    known.set(text, validate)
    return (input) => {
      const shape = checkJson(input, DEEPEST)
      if (!shape.ok) return wrong(shape.diagnostics[0]?.message ?? 'This is no JSON.')
      if (validate(input)) return { valid: true, data: input as T, errorMessage: undefined }
      return wrong((validate.errors ?? []).map(inWords).join(' '))
    }
  },
}

const wrong = (errorMessage: string) => ({ valid: false, data: undefined, errorMessage }) as const

/** `/commands/3/node: must have required property 'kind'` */
function inWords({ instancePath, message = '', params }: ErrorObject): string {
  const { additionalProperty, allowedValue, tag, tagValue } = params as Partial<
    Record<string, unknown>
  >
  const place = instancePath === '' ? 'The input' : instancePath
  if (additionalProperty !== undefined)
    return `${place}: there is no “${String(additionalProperty)}” here.`
  if (tag !== undefined)
    return `${place}: there is no command of the ${String(tag)} ${JSON.stringify(tagValue)}.`
  const value = allowedValue === undefined ? '' : ` ${JSON.stringify(allowedValue)}`
  return `${place} ${message}${value}.`
}
