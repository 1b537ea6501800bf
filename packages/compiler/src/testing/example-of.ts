/** A piece of an OpenAPI document. */
export type Described = Readonly<Record<string, unknown>>

interface Schema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly oneOf?: readonly Described[]
  readonly anyOf?: readonly Described[]
  readonly properties?: Readonly<Record<string, Described>>
  readonly required?: readonly string[]
  readonly items?: Described
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['date', '2026-11-22'],
  ['date-time', '2026-11-22T10:48:52.000Z'],
  ['uuid', '123e4567-e89b-42d3-a456-426614174000'],
  ['email', 'somebody@example.com'],
  ['uri', 'https://example.com'],
  ['byte', 'YQ=='],
  ['int64', '1'],
  ['decimal', '0'],
])

/** What a reference stands for. */
export function resolved(document: Described, piece: Described): Described {
  const reference = piece['$ref']
  if (typeof reference !== 'string') return piece
  const target = reference
    .split('/')
    .slice(1)
    .reduce<Described>((inner, key) => inner[key] as Described, document)
  return resolved(document, target)
}

/** A value that a schema takes, as far as can be told: with what is required, or with everything. */
export function exampleOf(document: Described, piece: Described, least: boolean): unknown {
  const schema = resolved(document, piece) as Schema
  const [branch] = schema.oneOf ?? schema.anyOf ?? []
  if (branch !== undefined) return exampleOf(document, branch, least)
  if (schema.enum !== undefined) return schema.enum[0]
  const [type] = [schema.type ?? 'object'].flat()
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => isGiven(key, schema.required ?? [], least))
          .map(([key, inner]) => [key, exampleOf(document, inner, least)]),
      )
    case 'array': {
      const count = least ? (schema.minItems ?? 0) : 1
      return Array.from({ length: count }, () => exampleOf(document, schema.items ?? {}, least))
    }
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return schema.minimum ?? Math.min(1, schema.maximum ?? 1)
    default:
      return text(schema)
  }
}

/** Keys of other rows are left out where they may be: there may be no such row. */
function isGiven(key: string, required: readonly string[], least: boolean): boolean {
  return required.includes(key) || (!least && !/(?:Ids?|_ids?)$/.test(key))
}

function text({ format, minLength = 0, maxLength = 3 }: Schema): string {
  return FORMATS.get(format ?? '') ?? 'a'.repeat(Math.max(minLength, Math.min(3, maxLength)))
}
