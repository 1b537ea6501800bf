import type { Drawing, IntegrationPart } from '../drawing.ts'
import type { Property } from '../flow/property.ts'
import { camel, wordsOf } from '../names/words.ts'
import type { IntegrationSettings, Operation } from './settings.ts'

/** A service of somebody else, ready to be written. */
export interface IntegrationModel {
  readonly node: string
  readonly title: string
  readonly description: string
  /** `src/services/payments.ts` */
  readonly path: string
  /** `paymentsService`: what flows call the module. */
  readonly local: string
  readonly settings: IntegrationSettings
  readonly operations: readonly OperationModel[]
}

export interface OperationModel extends Omit<Operation, 'params'> {
  /** What stands in the path: text, unless it was said to be something else. */
  readonly params: readonly Property[]
}

export function integrationsOf({ integrations }: Drawing): readonly IntegrationModel[] {
  return integrations.map((part) => ({
    node: part.node.id,
    title: part.node.name,
    description: part.node.description ?? '',
    path: `src/services/${wordsOf(part.node.name).join('-')}.ts`,
    local: serviceName(part),
    settings: part.settings,
    operations: part.settings.operations.map((one) => ({ ...one, params: paramsOf(one) })),
  }))
}

export function serviceName({ node }: IntegrationPart): string {
  const words = wordsOf(node.name)
  return camel(words.at(-1) === 'service' ? words : [...words, 'service'])
}

/** Everything that an operation is called with, each name once. */
export function inputsOf(operation: OperationModel): readonly Property[] {
  const { params, query = [], headers = [], body = [] } = operation
  return [...params, ...query, ...headers, ...body]
}

export function paramsOf({ path, params = [] }: Operation): readonly Property[] {
  return [...path.matchAll(PARAMETER)].map(([, name = '']) => {
    const drawn = params.find((one) => one.name === name)
    return { id: `path_${name}`, name, type: 'string', ...drawn, required: true }
  })
}

/** `/charges/:id` */
export const PARAMETER = /(?<=\/):([A-Za-z]\w*)/g
