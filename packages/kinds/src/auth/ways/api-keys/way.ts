import { NO_NEEDS } from '../../../part-kind.ts'
import type { Way } from '../way.ts'
import { emitApiKeys } from './emit.ts'
import { apiKeysFace, type ApiKeysSettings } from './face.ts'
import { API_KEY_TABLES, apiKeyTables } from './tables.ts'

export const apiKeys: Way<ApiKeysSettings> = {
  ...apiKeysFace,
  needs: () => NO_NEEDS,
  check: () => [],
  tableNames: API_KEY_TABLES,
  tables: apiKeyTables,
  emit: emitApiKeys,
}
