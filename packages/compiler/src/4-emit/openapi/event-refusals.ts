import { isStartedBy, type FlowModel, type Operation, type RouteInfo } from '@drawbridge/kinds'

/** Statuses with which the events of a table may refuse what a ready-made operation does to it. */
export function eventRefusals(
  { operation, nodes }: RouteInfo,
  flows: readonly FlowModel[],
): readonly number[] {
  const how = WRITES[operation as Operation]
  const table = nodes.at(-1)
  if (how === undefined || table === undefined) return []
  const started = flows.filter((flow) => isStartedBy(flow, { table, how }))
  return [...new Set(started.flatMap(({ refuses }) => [...refuses]))]
}

const WRITES: Readonly<Partial<Record<Operation, 'create' | 'update' | 'delete'>>> = {
  create: 'create',
  bulkCreate: 'create',
  update: 'update',
  delete: 'delete',
}
