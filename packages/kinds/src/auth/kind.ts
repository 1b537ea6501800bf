import type { Needs, PartKind } from '../part-kind.ts'
import { checkAuth } from './check.ts'
import { emitAuth } from './emit/emit.ts'
import { authFace } from './face.ts'
import { drawnWays } from './ways/drawn-ways.ts'
import { isByCookie, type AuthChoices } from './settings.ts'

export const auth: PartKind<AuthChoices> = {
  ...authFace,
  needs: (settings) =>
    together([
      ownNeeds(settings),
      ...drawnWays(settings).map(({ way, settings: chosen }) => way.needs(chosen, settings)),
    ]),
  check: checkAuth,
  emit: emitAuth,
}

const ownNeeds = (settings: AuthChoices): Needs => ({
  environment:
    settings.method === 'session'
      ? []
      : [
          {
            name: 'JWT_SECRET',
            holds: 'Signs access tokens. At least 32 random characters.',
            example: '',
            required: true,
            madeUp: true,
          },
        ],
  services: [],
  packages: isByCookie(settings) ? ['@fastify/cookie'] : [],
})

function together(all: readonly Needs[]): Needs {
  return {
    environment: all.flatMap(({ environment }) => environment),
    services: all.flatMap(({ services }) => services),
    packages: all.flatMap(({ packages }) => packages),
  }
}
