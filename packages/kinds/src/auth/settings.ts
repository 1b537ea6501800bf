import { Type, type Static } from 'typebox'

const Role = Type.String({ pattern: '^[a-z][a-zA-Z0-9_]{0,39}$' })

/**
 * Sign-in over the rows of one table (`auth → table`). It adds to that table: `passwordHash`
 * (hidden) and `role` (read-only, the first role of the list to begin with).
 */
export const AuthSettings = Type.Object(
  {
    /** jwt: short access tokens with rotating refresh tokens. session: cookies with CSRF protection. */
    method: Type.Optional(Type.Enum(['jwt', 'session'] as const, { default: 'jwt' })),
    /** Name of the table's field that people sign in with: a required, unique string. */
    identifier: Type.Optional(Type.String({ default: 'email', maxLength: 48 })),
    roles: Type.Optional(
      Type.Array(Role, { minItems: 1, maxItems: 20, default: ['user', 'admin'] }),
    ),
    /** Whether anyone may register; else accounts are made by other means. */
    registration: Type.Optional(Type.Enum(['open', 'closed'] as const, { default: 'open' })),
    accessMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, default: 15 })),
    /** Life of a refresh token, or of a cookie session. */
    refreshDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365, default: 30 })),
    /** Where its routes are: `/auth/login`. */
    path: Type.Optional(Type.String({ default: '/auth', maxLength: 100 })),
  },
  { additionalProperties: false },
)
export type AuthSettings = Static<typeof AuthSettings>
