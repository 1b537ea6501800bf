/** JSON, as OpenAPI is written in it. Members that are undefined are left out. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [member: string]: Json | undefined }

export type JsonObject = { readonly [member: string]: Json | undefined }

export function reference(kind: 'schemas' | 'responses', name: string): JsonObject {
  return { $ref: `#/components/${kind}/${name}` }
}

export function objectSchema(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: 'object', properties, ...(required.length > 0 && { required }) }
}

/** Takes what is listed and nothing else. */
export function inputObject(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { ...objectSchema(properties, required), additionalProperties: false }
}

export function content(schema: JsonObject): JsonObject {
  return { 'application/json': { schema } }
}

export function answer(description: string, schema: JsonObject): JsonObject {
  return { description, content: content(schema) }
}

/** What an operation takes and gives, apart from what all operations share. */
export interface Described {
  readonly parameters?: readonly JsonObject[]
  readonly body?: JsonObject
  /** Whether the body holds what an account consists of besides, apart from its identifier. */
  readonly takesAccount?: true
  /** JSON, unless it is a form with files. */
  readonly bodyType?: 'multipart/form-data'
  readonly success: JsonObject
  /** Statuses of the answers that are no success. */
  readonly problems: readonly number[]
}
