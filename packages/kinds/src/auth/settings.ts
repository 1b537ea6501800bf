import { Type, type Static } from 'typebox'
import { permissionShape, Role } from '../permission.ts'
import { WAY_FACES } from './ways/faces.ts'
import type { DrawnWay } from './ways/way-face.ts'

const Permission = permissionShape('The roles of the sign-in that may.')

/** What sign-in may answer below its path. */
export const AUTH_ROUTES = ['register', 'login', 'refresh', 'logout', 'me', 'password'] as const
export type AuthRoute = (typeof AUTH_ROUTES)[number]

/**
 * Sign-in over the rows of one table (`auth → table`). It adds to that table: `passwordHash`
 * (hidden) and `role` (read-only, the first role of the list to begin with).
 */
export const AuthSettings = Type.Object(
  {
    /** jwt: short access tokens with rotating refresh tokens. session: cookies with CSRF protection. */
    method: Type.Optional(
      Type.Enum(['jwt', 'session'] as const, {
        title: 'Method',
        description: 'Tokens for programs and apps, or cookies for web sites.',
        default: 'jwt',
      }),
    ),
    /** Where tokens travel: in a header that programs send, or in cookies that browsers keep. */
    carrier: Type.Optional(
      Type.Enum(['header', 'cookie'] as const, {
        title: 'Where tokens travel',
        description: 'In a header that programs send, or in cookies that browsers keep.',
        default: 'header',
      }),
    ),
    /** The word before a token in the header `authorization`. */
    scheme: Type.Optional(
      Type.String({
        title: 'Word before a token',
        description: 'Programs send the header “Authorization: Bearer …”; some expect “Token …”.',
        pattern: '^[A-Za-z][A-Za-z0-9-]{0,19}$',
        default: 'Bearer',
      }),
    ),
    /** Name of the table's field that people sign in with: a required, unique string. */
    identifier: Type.Optional(
      Type.String({
        title: 'People sign in with',
        description: 'A field of the table of accounts.',
        default: 'email',
        minLength: 1,
        maxLength: 48,
      }),
    ),
    roles: Type.Optional(
      Type.Array(Role, {
        title: 'Roles',
        description: 'The first is that of a new account.',
        minItems: 1,
        maxItems: 20,
        default: ['user', 'admin'],
      }),
    ),
    /** What may be allowed to roles by name, so that rules need not name each role. */
    permissions: Type.Optional(
      Type.Array(Permission, {
        title: 'Permissions',
        description: 'What roles may, by name. Rules ask for it as they ask for a role.',
        format: 'permissions',
        maxItems: 100,
        default: [],
      }),
    ),
    /** Whether anyone may register; else accounts are made by other means. */
    registration: Type.Optional(
      Type.Enum(['open', 'closed'] as const, {
        title: 'Registration',
        description: 'Whether anybody may register.',
        default: 'open',
      }),
    ),
    accessMinutes: Type.Optional(
      Type.Integer({ title: 'Minutes of an access token', minimum: 1, maximum: 1440, default: 15 }),
    ),
    /** Life of a refresh token, or of a cookie session. */
    refreshDays: Type.Optional(
      Type.Integer({ title: 'Days of a sign-in', minimum: 1, maximum: 365, default: 30 }),
    ),
    /** Where its routes are: `/auth/login`. */
    path: Type.Optional(
      Type.String({
        title: 'Path',
        description: 'Its routes stand below it: /auth/login.',
        default: '/auth',
        maxLength: 100,
      }),
    ),
    /** Those of its routes that are there; none where drawn endpoints do all of it. */
    routes: Type.Optional(
      Type.Array(Type.Enum(AUTH_ROUTES, { title: 'Route', description: 'One of its routes.' }), {
        title: 'Routes',
        description:
          'Which of its routes are there. Without refresh, a sign-in ends with its access token.',
        maxItems: AUTH_ROUTES.length,
        default: [...AUTH_ROUTES],
      }),
    ),
    /** What there is beside passwords, each at most once but those that have names. */
    ways: Type.Optional(
      Type.Array(
        Type.Unsafe<DrawnWay>(
          Type.Union(
            WAY_FACES.map(({ settings }) => settings),
            { title: 'Way', description: 'One of the ways that there are, by its kind.' },
          ),
        ),
        {
          title: 'Ways in',
          description:
            'What there is beside passwords: links by e-mail, second factors and others.',
          format: 'ways',
          maxItems: 40,
          default: [],
        },
      ),
    ),
  },
  { title: 'Sign-in', additionalProperties: false },
)
export type AuthSettings = Static<typeof AuthSettings>

/** Settings as they were decoded: the schema has a default for each. */
export type AuthChoices = Required<AuthSettings>

export { isByCookie } from './by-cookie.ts'
