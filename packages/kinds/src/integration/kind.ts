import { NO_NEEDS, type PartKind } from '../part-kind.ts'
import { checkIntegration } from './check.ts'
import { emitIntegration } from './emit/emit.ts'
import { integrationFace } from './face.ts'
import type { IntegrationSettings } from './settings.ts'

export const integration: PartKind<IntegrationSettings> = {
  ...integrationFace,
  // Its secrets are asked for together with those of flows.
  needs: () => NO_NEEDS,
  check: checkIntegration,
  emit: emitIntegration,
}
