import type { Emit } from '../../contribution.ts'
import { flowModules } from './modules.ts'

/** A flow that is called: its function and its statements. */
export const emitFlow: Emit = (node, model) => {
  const flow = model.flows.find((one) => one.node === node)
  return flow === undefined ? [] : flowModules(flow, model)
}
