import { code, ref } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { wayFiles } from '../way-files.ts'
import { wayModules } from '../way-modules.ts'
import type { ApiKeysSettings } from './face.ts'
import { queriesFile } from './queries.ts'
import { routesFile } from './routes.ts'
import { schemasFile } from './schemas.ts'
import { scopesFile } from './scopes.ts'
import { testsFile } from './tests.ts'

const FILES = wayFiles('api-keys')
const keyAuthentication = ref('keyAuthentication', 'src/auth/api-keys/authentication.ts')

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
    { type: 'setup', node, code: code`${keyAuthentication}(app)` },
  ]
}
