import { NO_NEEDS } from '../../../part-kind.ts'
import type { Way } from '../way.ts'
import { checkApiKeys } from './check.ts'
import { emitApiKeys } from './emit.ts'
import { apiKeysFace } from './face.ts'
import { longestOf, type ApiKeysSettings } from './settings.ts'
import { API_KEY_TABLES, apiKeyTables } from './tables.ts'

export const apiKeys: Way<ApiKeysSettings> = {
  ...apiKeysFace,
  needs: () => NO_NEEDS,
  strength: (settings) => ({
    shows: `a key of 256 random bits, for its scopes alone, good for ${longestOf(settings)} days at most; it signs nobody in`,
    held: 'a key can’t be guessed',
    crypto: [['keys', 'SHA-256 of 256 random bits']],
  }),
  check: checkApiKeys,
  tableNames: API_KEY_TABLES,
  tables: apiKeyTables,
  emit: emitApiKeys,
}
