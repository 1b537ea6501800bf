import { PUBLIC_URL } from '../../public-url.ts'
import type { Needs } from '../../../part-kind.ts'
import type { Way } from '../way.ts'
import { checkProvider } from './check.ts'
import { isFirst } from './drawn-providers.ts'
import { emitProvider } from './emit/emit.ts'
import { providerFace } from './face.ts'
import { namesOf } from './names.ts'
import { titleOf, type ChosenProvider } from './settings.ts'
import { identitiesTable } from './tables.ts'

export const provider: Way<ChosenProvider> = {
  ...providerFace,
  needs,
  strength: (settings) => ({
    shows: `that ${titleOf(settings)} knows them: by OpenID Connect, authorization code with PKCE, state and nonce; whoever comes is known by issuer and subject`,
    held: 'a beginning is good once, in its own browser, for 10 minutes; a network opens 30 accounts in 60 minutes',
    crypto: [
      [
        'what a provider says',
        'ID tokens with the provider’s signature, verified by `openid-client`; PKCE with SHA-256',
      ],
    ],
  }),
  check: checkProvider,
  tableNames: ['auth_identities'],
  tables: (node, settings, accounts, auth) =>
    isFirst(settings, auth) ? [identitiesTable(node, accounts)] : [],
  emit: emitProvider,
}

function needs(settings: ChosenProvider): Needs {
  const { variable } = namesOf(settings)
  const asked = (name: string, holds: string) => ({
    name: `${variable}_${name}`,
    holds,
    example: '',
    required: true,
    inTests: 'of the tests',
  })
  return {
    environment: [
      PUBLIC_URL,
      asked('CLIENT_ID', 'What the provider calls this application.'),
      asked('CLIENT_SECRET', 'The secret that the provider gave this application.'),
      {
        name: `${variable}_ISSUER`,
        holds: 'Another issuer than the drawn one, as for tests.',
        example: '',
        required: false,
      },
    ],
    services: [],
    packages: ['openid-client', '@fastify/cookie'],
  }
}
