import {
  isObject,
  type Json,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'
import { stepFaceOf } from '@drawbridge/kinds/faces'
import { flowsIn, itemsOf, textIn, type OpenFlow } from './place.ts'
import { everyStep, treeOf } from './tree.ts'
import { isService } from '../kinds/roles.ts'

export interface DrawnOperation {
  readonly id: string
  readonly name: string
  readonly settings: JsonObject
}

/** The operations of a service, by the id of its part. */
export function operationsIn({ nodes }: Manifest, id: Json | undefined): readonly DrawnOperation[] {
  const service = nodes.find((node) => node.id === id && isService(node))
  if (!service || !isObject(service.settings)) return []
  return itemsOf(service.settings['operations']).map((settings) => ({
    id: settings.id,
    name: textIn(settings, 'name'),
    settings,
  }))
}

/** The flows that call a service, each once. */
export const callersOf = ({ nodes }: Manifest, service: Node): readonly OpenFlow[] =>
  nodes
    .flatMap(flowsIn)
    .filter((flow) =>
      everyStep(treeOf(flow)).some(({ step }) => step.settings[service.kind] === service.id),
    )

/** Whether there is anything that other services, or their secrets, are needed for. */
export const turnsToOthers = ({ nodes }: Manifest): boolean =>
  nodes.some(
    (node) =>
      isService(node) ||
      flowsIn(node).some(
        (flow) =>
          /\bsecrets\b/.test(JSON.stringify(flow.holder['steps'] ?? [])) ||
          everyStep(treeOf(flow)).some(({ step }) => stepFaceOf(step.kind)?.outside),
      ),
  )
