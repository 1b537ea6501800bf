import type { PartKind } from '../part-kind.ts'
import { checkAuth } from './check.ts'
import { emitAuth } from './emit/emit.ts'
import { authFace } from './face.ts'
import { isByCookie, type AuthChoices } from './settings.ts'

export const auth: PartKind<AuthChoices> = {
  ...authFace,
  needs: (settings) => ({
    environment:
      settings.method === 'session'
        ? []
        : [
            {
              name: 'JWT_SECRET',
              holds: 'Signs access tokens. At least 32 random characters.',
              example: '',
              required: true,
            },
          ],
    services: [],
    packages: isByCookie(settings) ? ['@fastify/cookie'] : [],
  }),
  check: checkAuth,
  emit: emitAuth,
}
