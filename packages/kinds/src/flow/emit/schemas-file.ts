import { toTypeScriptType } from '@drawbridge/expressions'
import { code, commas, doc, key, lit, name, operated, spaced, type Code } from '@drawbridge/source'
import { capitalised } from '../../table/emit/resource.ts'
import type { FlowModel } from '../flow-model.ts'
import { answerSchema, propertiesSchema } from '../json-schema-of.ts'
import { isOptional, typeOfProperty } from '../property-type.ts'
import type { Property } from '../property.ts'
import { answerTypes, inputsOf, typeKey, type Input } from './shapes.ts'

/** `src/flows/create-article/schemas.ts`: what it takes and gives, as types and as JSON Schema. */
export function schemasFile(flow: FlowModel): Code {
  const inputs = inputsOf(flow)
  return code`
    ${spaced([...inputs.map(inputInterface), answerType(flow)])}

    export const ${name(schemaName(flow))} = {
      ${inputs.map((input) => code`${key(input.schema)}: ${lit(schemaOf(input, flow))},`)}
      ${responses(flow)}
    }`
}

export function schemaName({ name: called }: Pick<FlowModel, 'name'>): string {
  return `${called}Schema`
}

function schemaOf(
  { name: part, properties }: Input,
  { starts }: FlowModel,
): ReturnType<typeof propertiesSchema> {
  const isOpen = part === 'body' && starts.kind === 'endpoint' && starts.isOpen
  const schema = propertiesSchema(properties, isOpen ? 'ignored' : 'refused')
  // Requests come with many headers, those that are asked for among them.
  return part === 'headers' ? { ...schema, additionalProperties: true } : schema
}

function inputInterface({ type, properties }: Input): Code {
  return code`
    export interface ${type} {
      ${properties.map(member)}
    }`
}

function member(property: Property): Code {
  const { description = '' } = property
  return code`
    ${description !== '' && doc(description)}
    readonly ${key(property.name)}${isOptional(property) && code`?`}: ${toTypeScriptType(typeOfProperty(property))}`
}

function answerType(flow: FlowModel): Code | false {
  const types = answerTypes(flow)
  const [only] = types
  if (only === undefined) return false
  const called = name(answerName(flow))
  if (types.length > 1)
    return code`export type ${called} = ${operated(
      types.map((one) => toTypeScriptType(one)),
      '|',
    )}`
  if (only.kind !== 'object') return code`export type ${called} = ${toTypeScriptType(only)}`
  return code`
    export interface ${called} {
      ${[...only.members].map(
        ([member, { type, optional }]) =>
          code`readonly ${key(member)}${optional === true && code`?`}: ${toTypeScriptType(type)}`,
      )}
    }`
}

export function answerName({ name: called }: Pick<FlowModel, 'name'>): string {
  return `${capitalised(called)}Answer`
}

/** By status; where a status stands for several shapes, what is sent is not looked at. */
function responses({ answers }: FlowModel): Code | false {
  const byStatus = Map.groupBy(answers, ({ status }) => status)
  const members = [...byStatus]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([status, all]) => {
      if (all.every(({ as }) => as === 'nothing')) return [code`${lit(status)}: { type: 'null' }`]
      const types = new Map(all.map(({ type }) => [type && typeKey(type), type]))
      const [type] = types.values()
      if (types.size > 1 || type === undefined) return []
      return [code`${lit(status)}: ${lit(answerSchema(type))}`]
    })
  return members.length > 0 && code`response: { ${commas(members)} },`
}
