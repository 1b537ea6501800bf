import { NO_NEEDS, type PartKind } from '../part-kind.ts'
import { checkFlowPart } from './check.ts'
import { emitFlow } from './emit/emit.ts'
import { flowFace } from './face.ts'
import type { FlowSettings } from './settings.ts'

export const flow: PartKind<FlowSettings> = {
  ...flowFace,
  needs: () => NO_NEEDS,
  check: checkFlowPart,
  stands: () => true,
  emit: emitFlow,
}
