import { code, ref } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { wayFiles } from '../way-files.ts'
import { wayModules } from '../way-modules.ts'
import type { PasskeysSettings } from './face.ts'
import { queriesFile } from './queries.ts'
import { routesFile } from './routes.ts'
import { testsFile } from './tests.ts'

const FILES = wayFiles('passkeys')
const passkeyOrigins = ref('passkeyOrigins', 'src/auth/passkeys/relying-party.ts')
const relyingParty = ref('relyingParty', 'src/auth/passkeys/relying-party.ts')

export function emitPasskeys(
  accounts: Accounts,
  settings: PasskeysSettings,
): readonly Contribution[] {
  const { node } = accounts.auth
  return [
    ...FILES.map((file): Contribution => ({ type: 'file', node, ...file })),
    ...wayModules(accounts, 'passkeys', {
      plugin: 'passkeyRoutes',
      files: { queries: queriesFile(accounts), routes: routesFile(accounts, settings) },
      test: testsFile(accounts),
    }),
    {
      type: 'setup',
      node,
      code: code`app.decorate('relyingParty', ${relyingParty}(config.passkeyOrigins))`,
    },
    {
      type: 'setting',
      node,
      name: 'passkeyOrigins',
      valueType: 'string',
      read: code`${passkeyOrigins}(required('PASSKEY_ORIGINS', 1), problems)`,
    },
  ]
}
