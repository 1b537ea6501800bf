import {
  isObject,
  type Json,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'
import { flowsIn, itemsOf, textIn, type OpenFlow } from './place.ts'

export interface DrawnOperation {
  readonly id: string
  readonly name: string
  readonly settings: JsonObject
}

/** The operations of a service, by the id of its part. */
export function operationsIn({ nodes }: Manifest, id: Json | undefined): readonly DrawnOperation[] {
  const service = nodes.find((node) => node.id === id && node.kind === 'integration')
  if (!service || !isObject(service.settings)) return []
  return itemsOf(service.settings['operations']).map((settings) => ({
    id: settings.id,
    name: textIn(settings, 'name'),
    settings,
  }))
}

/** The flows that call a service, each once. */
export function callersOf({ nodes }: Manifest, service: Node): readonly OpenFlow[] {
  return nodes.flatMap(flowsIn).filter(({ holder }) => mentions(holder['steps'], service.id))
}

function mentions(steps: Json | undefined, service: string): boolean {
  return itemsOf(steps).some((step) => {
    const { kind, settings, bodies } = step
    if (kind === 'operation' && isObject(settings) && settings['integration'] === service)
      return true
    return isObject(bodies) && Object.values(bodies).some((body) => mentions(body, service))
  })
}

/** Whether there is anything that other services, or their secrets, are needed for. */
export const turnsToOthers = ({ nodes }: Manifest): boolean =>
  nodes.some(
    (node) =>
      node.kind === 'integration' ||
      flowsIn(node).some(({ holder }) =>
        /"kind":"http"|\bsecrets\b/.test(JSON.stringify(holder['steps'] ?? [])),
      ),
  )
