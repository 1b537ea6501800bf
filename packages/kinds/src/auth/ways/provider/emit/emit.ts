import { readdirSync, readFileSync } from 'node:fs'
import { code, ref } from '@drawbridge/source'
import type { Contribution } from '../../../../contribution.ts'
import type { Accounts } from '../../../emit/accounts.ts'
import { isByCookie } from '../../../settings.ts'
import { wayModules } from '../../way-modules.ts'
import { drawnProviders, isFirst } from '../drawn-providers.ts'
import type { ChosenProvider } from '../settings.ts'
import { accountsFile } from './accounts.ts'
import { connectionsFile } from './connections.ts'
import { intentFile } from './intent.ts'
import { configured, providersFile } from './providers.ts'
import { queriesFile } from './queries.ts'
import { refusalsFile } from './refusals.ts'
import { routesFile } from './routes.ts'
import { schemasFile } from './schemas.ts'
import { testsFile } from './tests.ts'

const signInProviders = ref('signInProviders', 'src/auth/provider/providers.ts')

/** What does not vary, read once. */
const FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(new URL('../files/', import.meta.url))
    .toSorted()
    .map((name) => [name, readFileSync(new URL(`../files/${name}`, import.meta.url), 'utf8')]),
)

/** Each provider reads its own part of the environment; everything else is written once, for all. */
export function emitProvider(
  accounts: Accounts,
  settings: ChosenProvider,
): readonly Contribution[] {
  const { node, settings: auth } = accounts.auth
  const read = configured(settings).map(([name, value]): Contribution => {
    return { type: 'setting', node, name, valueType: 'string', read: value }
  })
  return isFirst(settings, auth)
    ? [...read, ...together(accounts, settings, drawnProviders(auth))]
    : read
}

function together(
  accounts: Accounts,
  first: ChosenProvider,
  providers: readonly ChosenProvider[],
): readonly Contribution[] {
  const { node, settings } = accounts.auth
  const byCookie = isByCookie(settings)
  return [
    { type: 'setup', node, code: code`${signInProviders}(app, config)` },
    ...fixed(node, providers),
    ...wayModules(accounts, 'provider', {
      plugin: 'providerRoutes',
      files: {
        accounts: accountsFile(accounts),
        connections: connectionsFile(accounts),
        intent: intentFile(byCookie),
        providers: providersFile(accounts, providers),
        queries: queriesFile(accounts),
        refusals: refusalsFile(accounts),
        routes: routesFile(accounts, providers),
        schemas: schemasFile(byCookie),
      },
      test: testsFile(accounts, first),
    }),
  ]
}

/** GitHub’s own words are there where somebody signs in with it, and those of the others likewise. */
function fixed(node: string, providers: readonly ChosenProvider[]): readonly Contribution[] {
  const isGitHub = providers.map(({ provider }) => provider === 'github')
  const without = [
    ...(isGitHub.includes(true) ? [] : ['git-hub.ts']),
    ...(isGitHub.includes(false) ? [] : ['open-id.ts']),
  ]
  return [...FILES]
    .filter(([name]) => !without.includes(name))
    .map(([name, text]) => ({
      type: 'file',
      node,
      path: `${name.endsWith('issuer.ts') ? 'test' : 'src/auth/provider'}/${name}`,
      text,
    }))
}
