import { code, ref } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { wayFiles } from '../way-files.ts'
import { wayModules } from '../way-modules.ts'
import { serviceRoutesFile } from './service-accounts.ts'
import { serviceQueriesFile } from './service-queries.ts'
import { serviceSchemasFile } from './service-schemas.ts'
import { serviceTestsFile } from './service-tests.ts'
import { makerOf, type ApiKeysSettings } from './settings.ts'
import { queriesFile } from './queries.ts'
import { routesFile } from './routes.ts'
import { schemasFile } from './schemas.ts'
import { scopesFile } from './scopes.ts'
import { testsFile } from './tests.ts'

const FILES = wayFiles('api-keys')
const keyAuthentication = ref('keyAuthentication', 'src/auth/api-keys/authentication.ts')

/** Where a role makes accounts for programs. */
function serviceAccounts(accounts: Accounts, settings: ApiKeysSettings): readonly Contribution[] {
  const maker = makerOf(settings)
  if (maker === undefined) return []
  return wayModules(accounts, 'service-accounts', {
    plugin: 'serviceRoutes',
    files: {
      queries: serviceQueriesFile(accounts, settings),
      routes: serviceRoutesFile(accounts, settings),
      schemas: serviceSchemasFile(accounts),
    },
    test: serviceTestsFile(accounts, maker),
  })
}

export function emitApiKeys(
  accounts: Accounts,
  settings: ApiKeysSettings,
): readonly Contribution[] {
  const { auth, model } = accounts
  const { node } = auth
  return [
    ...FILES.map((file): Contribution => ({ type: 'file', node, ...file })),
    ...wayModules(accounts, 'api-keys', {
      plugin: 'keyRoutes',
      files: {
        queries: queriesFile(accounts),
        routes: routesFile(accounts, settings),
        schemas: schemasFile(settings),
      },
      test: testsFile(accounts),
    }),
    {
      type: 'moduleOfRoutes',
      path: 'src/auth/api-keys/scopes.ts',
      node,
      code: (routes) => scopesFile(model, routes),
    },
    ...serviceAccounts(accounts, settings),
    { type: 'setup', node, code: code`${keyAuthentication}(app)` },
  ]
}
