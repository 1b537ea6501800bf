import { NO_NEEDS, type PartKind } from '../part-kind.ts'
import { checkApi } from './check.ts'
import { emitApi } from './emit.ts'
import { apiFace } from './face.ts'
import type { ApiChoices } from './settings.ts'

export const api: PartKind<ApiChoices> = {
  ...apiFace,
  needs: ({ origins }) => ({
    ...NO_NEEDS,
    packages: origins.length > 0 ? ['@fastify/cors'] : [],
  }),
  check: checkApi,
  stands: () => true,
  emit: emitApi,
}
