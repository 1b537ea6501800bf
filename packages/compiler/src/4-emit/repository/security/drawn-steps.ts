import type { FlowModel, Model, Step } from '@drawbridge/kinds'

/** Every step of every flow, with the flow that it stands in. */
export function drawnSteps({
  flows,
}: Model): readonly { readonly flow: FlowModel; readonly step: Step }[] {
  return flows.flatMap((flow) => within(flow.steps).map((step) => ({ flow, step })))
}

const within = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => [step, ...Object.values(step.bodies ?? {}).flatMap(within)])
