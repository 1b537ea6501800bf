import type { Type } from '@drawbridge/expressions'
import { typeRef, type Ref } from '@drawbridge/source'
import { capitalised } from '../../table/emit/resource.ts'
import type { FlowModel } from '../flow-model.ts'
import type { Property } from '../property.ts'

/** A part of a request that an endpoint takes values from. */
export interface Input {
  /** What the function calls it: `query`. */
  readonly name: 'params' | 'query' | 'headers' | 'body'
  /** What Fastify's types call it. */
  readonly generic: 'Params' | 'Querystring' | 'Headers' | 'Body'
  /** What Fastify's schemas call it. */
  readonly schema: 'params' | 'querystring' | 'headers' | 'body'
  readonly properties: readonly Property[]
  readonly type: Ref
}

/** What an endpoint takes, part by part; parts that it takes nothing from are left out. */
export function inputsOf({ starts, name, folder }: FlowModel): readonly Input[] {
  if (starts.kind !== 'endpoint') return []
  const type = (suffix: string): Ref => typeRef(capitalised(name) + suffix, `${folder}/schemas.ts`)
  const inputs: readonly Input[] = [
    {
      name: 'params',
      generic: 'Params',
      schema: 'params',
      properties: starts.params,
      type: type('Params'),
    },
    {
      name: 'query',
      generic: 'Querystring',
      schema: 'querystring',
      properties: starts.query,
      type: type('Query'),
    },
    {
      name: 'headers',
      generic: 'Headers',
      schema: 'headers',
      properties: starts.headers,
      type: type('Headers'),
    },
    { name: 'body', generic: 'Body', schema: 'body', properties: starts.body, type: type('Body') },
  ]
  return inputs.filter(({ properties }) => properties.length > 0)
}

/** Types of the JSON that it answers with, each once. */
export function answerTypes({ answers }: FlowModel): readonly Type[] {
  const types = answers.flatMap(({ type }) => (type === undefined ? [] : [type]))
  const seen = new Set<string>()
  return types.filter((type) => {
    const text = typeKey(type)
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}

/** One text for one type. */
export function typeKey(type: Type): string {
  return JSON.stringify(type, (_key, value: unknown) => (value instanceof Map ? [...value] : value))
}
