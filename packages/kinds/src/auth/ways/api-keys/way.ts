import { NO_NEEDS } from '../../../part-kind.ts'
import type { Way } from '../way.ts'
import { checkApiKeys } from './check.ts'
import { emitApiKeys } from './emit.ts'
import { apiKeysFace } from './face.ts'
import type { ApiKeysSettings } from './settings.ts'
import { API_KEY_TABLES, apiKeyTables } from './tables.ts'

export const apiKeys: Way<ApiKeysSettings> = {
  ...apiKeysFace,
  needs: () => NO_NEEDS,
  check: checkApiKeys,
  tableNames: API_KEY_TABLES,
  tables: apiKeyTables,
  emit: emitApiKeys,
}
