import type { PartKind } from '../part-kind.ts'
import { checkAuth } from './check.ts'
import { emitAuth } from './emit/emit.ts'
import { authFace } from './face.ts'
import type { AuthSettings } from './settings.ts'

export const auth: PartKind<AuthSettings> = {
  ...authFace,
  needs: ({ settings }) => ({
    environment:
      settings.method === 'session'
        ? []
        : [
            {
              name: 'JWT_SECRET',
              holds: 'the secret that signs access tokens, 32 characters or more',
            },
          ],
    services: [],
    packages: [],
  }),
  check: checkAuth,
  emit: emitAuth,
}
