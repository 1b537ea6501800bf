import type { FlowModel } from './flow-model.ts'

/** Whether an endpoint takes a form with files, and no JSON. */
export const takesFiles = ({ starts }: Pick<FlowModel, 'starts'>): boolean =>
  starts.kind === 'endpoint' && starts.body.some(({ type }) => type === 'file')
