import type { Property } from '@drawbridge/kinds/faces'
import type { Json, Manifest } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { propertiesOf } from '../details/flow/property-words.ts'
import { flowsIn, textIn, type OpenFlow } from '../flow/place.ts'
import { braced } from '../map/api-rows.ts'
import { exampleValue } from './example.ts'
import type { FormField } from './form-field.ts'
import { endpointOf } from './request.ts'

/** The endpoint, drawn by hand, that answers a route; undefined for a ready-made one. */
export function drawnEndpoint(
  { nodes }: Manifest,
  { method, path }: Pick<Route, 'method' | 'path'>,
): OpenFlow | undefined {
  return nodes
    .filter(({ kind }) => kind === 'api')
    .flatMap((api) => flowsIn(api))
    .find((flow) => endpointOfFlow(flow) === endpointOf({ method, path }))
}

/** `POST /api/articles/{slug}` */
export const endpointOfFlow = ({ holder, part }: OpenFlow): string =>
  `${textIn(holder, 'method')} ${braced(`${textIn(part.settings, 'prefix')}${textIn(holder, 'path')}`)}`

/** What such an endpoint takes in its body, or its query, as a form. */
export const drawnForm = (
  { holder }: OpenFlow,
  list: 'body' | 'query' | 'params',
): readonly FormField[] =>
  propertiesOf(holder[list]).map((property) => ({
    name: property.name,
    kind: kindOf(property),
    required: property.required === true && property.default === undefined,
    choices: property.values ?? [],
    example: exampleOf(property),
  }))

function kindOf({ type }: Property): FormField['kind'] {
  switch (type) {
    case 'integer':
    case 'float':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'enum':
      return 'choice'
    case 'file':
      return 'file'
    case 'json':
    case 'object':
    case 'list':
      return 'json'
    default:
      return 'text'
  }
}

/** A value that it would accept, with what it holds. */
function exampleOf(property: Property): Json {
  switch (property.type) {
    case 'object':
      return Object.fromEntries(
        (property.properties ?? []).map((inner) => [inner.name, exampleOf(inner)]),
      )
    case 'list':
      return property.items ? [exampleOf(property.items)] : []
    case 'file':
      return ''
    default: {
      const { type, default: usual, values, ...rest } = property
      return usual ?? exampleValue({ ...rest, type, values: [...(values ?? [])] })
    }
  }
}
