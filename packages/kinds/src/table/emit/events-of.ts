import type { TableEvent } from '../../flow/endpoint.ts'
import type { FlowModel } from '../../flow/flow-model.ts'
import type { Step } from '../../flow/step.ts'
import type { Model } from '../../model.ts'
import type { Resource } from './resource.ts'

/** A table, and the model that has the flows. */
export type Watched = Pick<Resource, 'table' | 'model'>

/** The events of a table at this time, in the order of the drawing. */
export function eventsAt(
  { table, model }: Watched,
  ...times: readonly TableEvent['when'][]
): readonly FlowModel[] {
  return model.flows.filter(
    ({ node, starts }) =>
      node === table.node && starts.kind === 'event' && times.includes(starts.when),
  )
}

/** Whether what is done at these times may refuse the write. */
export const mayRefuse = (watched: Watched, ...times: readonly TableEvent['when'][]): boolean =>
  eventsAt(watched, ...times).some((flow) => mayEnd(flow, watched.model))

/** Whether a flow may fail by itself, or by one that it calls. */
function mayEnd({ body, steps }: FlowModel, model: Model): boolean {
  const called = callsIn(steps)
  return (
    body.ends !== 'never' ||
    model.flows.some((one) => called.includes(one.id) && mayEnd(one, model))
  )
}

const callsIn = (steps: readonly Step[]): readonly unknown[] =>
  steps.flatMap(({ kind, settings, bodies = {} }) => [
    ...(kind === 'call' ? [settings['flow']] : []),
    ...callsIn(Object.values(bodies).flat()),
  ])

/** Whether what is done at this time may change the very row that was written, or what is computed of it. */
export function changesRow(
  watched: Watched,
  when: Extract<TableEvent['when'], 'afterCreate' | 'afterUpdate'>,
): boolean {
  const isComputed = watched.table.columns.some(({ computed }) => computed !== undefined)
  return eventsAt(watched, when).some(
    ({ touches }) => touches.has(watched.table.node) || (isComputed && touches.size > 0),
  )
}
