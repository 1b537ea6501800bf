import { code, ref } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { wayFiles } from '../way-files.ts'
import { wayModules } from '../way-modules.ts'
import { challengeFile } from './challenge.ts'
import { demandFile } from './demand.ts'
import { isDemanded, type TotpSettings } from './face.ts'
import { queriesFile } from './queries.ts'
import { routesFile } from './routes.ts'
import { testsFile } from './tests.ts'

const FILES = wayFiles('totp')
const createVault = ref('createVault', 'src/auth/totp/vault.ts')

export function emitTotp(accounts: Accounts, settings: TotpSettings): readonly Contribution[] {
  const { node } = accounts.auth
  return [
    ...FILES.map((file): Contribution => ({ type: 'file', node, ...file })),
    ...wayModules(accounts, 'totp', {
      plugin: 'totpRoutes',
      files: {
        challenge: challengeFile(accounts),
        queries: queriesFile(accounts),
        routes: routesFile(accounts, settings),
      },
      test: testsFile(accounts, settings),
    }),
    ...demand(accounts, settings),
    { type: 'setup', node, code: code`app.decorate('vault', ${createVault}(config.totpSecret))` },
    {
      type: 'setting',
      node,
      name: 'totpSecret',
      valueType: 'string',
      read: code`required('TOTP_SECRET', 32)`,
    },
  ]
}

/** Where somebody needs one. */
function demand(accounts: Accounts, settings: TotpSettings): readonly Contribution[] {
  if (!isDemanded(settings)) return []
  const { node } = accounts.auth
  const path = 'src/auth/totp/demand.ts'
  return [
    {
      type: 'moduleOfRoutes',
      path,
      node,
      code: (routes) => demandFile(accounts, settings, routes),
    },
    { type: 'setup', node, code: code`${ref('demandAuthenticator', path)}(app)` },
  ]
}
