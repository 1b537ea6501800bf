import { toTypeScriptType, type Type } from '@drawbridge/expressions'
import { code, key, lit, name, ref, type Code } from '@drawbridge/source'
import { propertiesSchema } from '../../flow/json-schema-of.ts'
import { typeOfProperties } from '../../flow/property-type.ts'
import { capitalised } from '../../table/emit/resource.ts'
import type { OperationModel } from '../model.ts'

const createAjv = ref('createAjv', 'src/http/validation.ts')

export type AnswerForm = 'object' | 'list' | 'text' | 'nothing'

export function formOf({ response = [], responseAs }: OperationModel): AnswerForm {
  return responseAs ?? (response.length > 0 ? 'object' : 'nothing')
}

/** What a step that calls the operation gives. */
export function answerTypeOf(operation: OperationModel): Type | undefined {
  const one = typeOfProperties(operation.response ?? [])
  switch (formOf(operation)) {
    case 'object':
      return one
    case 'list':
      return { kind: 'list', of: one }
    case 'text':
      return { kind: 'text' }
    case 'nothing':
      return undefined
  }
}

export const answerName = ({ name: called }: OperationModel): string =>
  `${capitalised(called)}Answer`
export const checkName = ({ name: called }: OperationModel): string =>
  `is${capitalised(called)}Answer`

/** The shape of an answer, as a type and as a check. */
export function answerParts(operation: OperationModel): readonly Code[] {
  const form = formOf(operation)
  if (form === 'text' || form === 'nothing') return []
  const properties = operation.response ?? []
  const type = name(answerName(operation))
  const item = propertiesSchema(properties, 'ignored')
  const schema = form === 'list' ? { type: 'array', items: item } : item
  const members = [...typeOfProperties(properties).members].map(
    ([member, { type: of, optional }]) =>
      code`readonly ${key(member)}${optional === true && code`?`}: ${toTypeScriptType(of)}`,
  )
  return [
    code`
      export interface ${type} {
        ${members}
      }`,
    code`const ${name(checkName(operation))} = ${createAjv}(false).compile<${type}${form === 'list' && code`[]`}>(${lit(schema)})`,
  ]
}
