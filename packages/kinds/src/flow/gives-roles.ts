import { isObject } from '@drawbridge/manifest'
import type { Model } from '../model.ts'
import type { FlowModel } from './flow-model.ts'
import type { Step } from './step.ts'

/**
 * Whether a flow may change what somebody is who is signed in, by a step of its own, of a flow that
 * it calls or of an event that it starts: who holds a token is believed for some seconds.
 */
export function givesRoles(flow: FlowModel, model: Model): boolean {
  const { auth } = model
  if (auth?.settings.method !== 'jwt' || !flow.touches.has(auth.table)) return false
  const isOfEvent = ({ starts }: FlowModel): boolean =>
    starts.kind === 'event' && flow.touches.has(starts.table)
  const seen = new Set<string>()
  const writes = ({ id, steps }: FlowModel): boolean => {
    if (seen.has(id)) return false
    seen.add(id)
    return steps.some(isGiving)
  }
  const isGiving = ({ kind, settings, bodies = {} }: Step): boolean => {
    const { table, values } = settings
    const isRole = isObject(values) && values['role'] !== undefined
    if (table === auth.table && (kind === 'delete' || isRole)) return true
    const called = model.flows.find(({ id }) => id === settings['flow'])
    return (called !== undefined && writes(called)) || Object.values(bodies).flat().some(isGiving)
  }
  return writes(flow) || model.flows.filter(isOfEvent).some(writes)
}
