import { isObject, type Json, type Manifest, type Node } from '@drawbridge/manifest'
import { stepFaceOf } from '../steps/faces.ts'

/** Whether flows read or write a table, which needs no offering to anybody. */
export const isUsedByFlows = ({ id }: Node, { nodes }: Manifest): boolean =>
  nodes.some(({ settings }) => holdsUse(settings, id))

function holdsUse(value: Json, id: string): boolean {
  if (Array.isArray(value)) return value.some((item: Json) => holdsUse(item, id))
  if (!isObject(value)) return false
  const { kind, settings } = value
  const isUse =
    typeof kind === 'string' &&
    isObject(settings) &&
    tableSettings(kind).some((key) => settings[key] === id)
  return isUse || Object.values(value).some((inner) => holdsUse(inner, id))
}

/** The settings of a kind of step that name a table. */
function tableSettings(kind: string): readonly string[] {
  const properties: unknown = Object(stepFaceOf(kind)?.settings)['properties']
  return Object.entries(Object(properties)).flatMap(([key, schema]) =>
    Object(schema).format === 'table' ? [key] : [],
  )
}
