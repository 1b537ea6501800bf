import type { CompiledOk } from '../../backend.ts'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: string
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

interface Operation {
  readonly requestBody?: {
    readonly content?: { readonly 'application/json'?: { readonly schema?: Schema } }
  }
}

export type Body = Readonly<Record<string, unknown>>

/** A body for a route as the code's own OpenAPI document describes it; undefined where it takes none. */
export function exampleBodies({
  tree,
}: CompiledOk): (method: string, path: string) => Body | undefined {
  const text = tree.find(({ path }) => path === 'openapi.json')?.text
  if (text === undefined) return () => undefined
  const { paths, components = {} }: Described = JSON.parse(text)

  const named = ({ $ref = '' }: Schema): Schema =>
    components.schemas?.[$ref.split('/').at(-1) ?? ''] ?? {}

  function exampleOf(given: Schema): unknown {
    const schema = given.$ref === undefined ? given : named(given)
    const { examples, enum: choices, type = 'object' } = schema
    if (examples?.[0] !== undefined) return examples[0]
    if (choices !== undefined) return choices[0]
    switch (Array.isArray(type) ? type[0] : type) {
      case 'object':
        return Object.fromEntries(
          (schema.required ?? []).map((name) => [
            name,
            exampleOf(schema.properties?.[name] ?? { type: 'string' }),
          ]),
        )
      case 'array':
        return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}))
      case 'boolean':
        return true
      case 'integer':
      case 'number':
        return Math.min(Math.max(1, schema.minimum ?? 1), schema.maximum ?? Infinity)
      default:
        return FORMATS[schema.format ?? ''] ?? 'a'.padEnd(schema.minLength ?? 1, 'a')
    }
  }

  return (method, path) => {
    const body = paths[path]?.[method.toLowerCase()]?.requestBody
    const schema = body?.content?.['application/json']?.schema
    return schema && (exampleOf(schema) as Body)
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'grace@example.com',
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00.000Z',
  uuid: '7f0b5a36-2a39-4b55-8ec4-6f1d8b0a6f3e',
  uri: 'https://example.com/',
  decimal: '1',
}
