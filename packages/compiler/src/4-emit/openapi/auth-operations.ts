import {
  credentialsOf,
  isAsked,
  isByCookie,
  type ColumnModel,
  type Model,
  type Resource,
  type RouteInfo,
  inputObject,
  objectSchema,
  reference,
  type JsonObject,
  answer,
  besidesOf,
  proved,
  type Described,
} from '@drawbridge/kinds'
import { exampleRow } from './examples.ts'
import { examples, schemaNames, writtenSchema } from './table-schemas.ts'

const PASSWORD: JsonObject = { type: 'string', format: 'password', maxLength: 128 }
const NEW_PASSWORD: JsonObject = { ...PASSWORD, minLength: 15 }
const REFRESH_TOKEN: JsonObject = {
  type: 'string',
  description: 'Can be exchanged for new tokens once.',
}
const EXAMPLE_PASSWORD = 'correct horse battery staple'

/** Schemas of signing in. */
export function authSchemas(accounts: Resource, model: Model): JsonObject {
  const { auth } = model
  if (auth === undefined) return {}
  const user = reference('schemas', schemaNames(accounts).row)
  const { identifier, routes } = auth
  if (routes.length === 0 && !isAsked(auth.settings, 'signedIn')) return {}
  const besides = besidesOf(auth.settings).map((members) =>
    objectSchema(members, Object.keys(members)),
  )
  return {
    ...(routes.includes('login') && {
      'Auth.Credentials': {
        ...inputObject({ [identifier.name]: { type: 'string' }, password: PASSWORD }, [
          identifier.name,
          'password',
        ]),
        ...examples(withPassword([identifier])),
      },
    }),
    ...(routes.includes('register') && {
      'Auth.Registration': registrationSchema(asked(accounts)),
    }),
    'Auth.SignedIn': !isByCookie(auth.settings)
      ? objectSchema(
          {
            accessToken: { type: 'string' },
            expiresIn: {
              type: 'integer',
              description: 'Seconds until the access token expires.',
            },
            ...(routes.includes('refresh') && { refreshToken: REFRESH_TOKEN }),
            user,
          },
          [
            'accessToken',
            'expiresIn',
            ...(routes.includes('refresh') ? ['refreshToken'] : []),
            'user',
          ],
        )
      : objectSchema(
          {
            csrfToken: {
              type: 'string',
              description: 'To be sent as `x-csrf-token` with everything but reads.',
            },
            user,
          },
          ['csrfToken', 'user'],
        ),
    ...(besides.length > 0 && {
      'Auth.Asked': {
        ...(besides.length === 1 ? besides[0] : { anyOf: besides }),
        description: 'Nobody is signed in yet: this is asked for first.',
      },
    }),
  }
}

/** An operation of signing in, by the name of its route. */
export function authOperation(
  { name, described }: RouteInfo,
  accounts: Resource,
  model: Model,
): Described {
  if (described?.takesAccount) return withAccount(described, accounts, model)
  if (described !== undefined) return described
  const signedIn = reference('schemas', 'Auth.SignedIn')
  const user = reference('schemas', schemaNames(accounts).row)
  const answered = model.auth ? proved(model.auth.settings) : signedIn
  const byCookie = model.auth !== undefined && isByCookie(model.auth.settings)
  switch (name) {
    case 'register':
      return {
        body: reference('schemas', 'Auth.Registration'),
        success: { 201: answer('The new account, signed in.', answered) },
        problems: [400, 409, 415],
      }
    case 'logIn':
      return {
        body: reference('schemas', 'Auth.Credentials'),
        success: { 200: answer('Signed in.', answered) },
        problems: [400, 401, 415],
      }
    case 'refresh':
      return {
        ...(!byCookie && {
          body: inputObject({ refreshToken: { type: 'string', maxLength: 128 } }, ['refreshToken']),
        }),
        success: { 200: answer('New tokens; the old refresh token is used up.', signedIn) },
        problems: byCookie ? [401] : [400, 401, 415],
      }
    case 'logOut':
      return { success: { 204: { description: 'Signed out.' } }, problems: [401] }
    case 'whoAmI': {
      const me = byCookie ? signedIn : objectSchema({ user }, ['user'])
      return { success: { 200: answer('The account that is signed in.', me) }, problems: [] }
    }
    default:
      return {
        body: inputObject({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD }, [
          'currentPassword',
          'newPassword',
        ]),
        success: {
          200: answer(
            'The password is changed, and every other sign-in of the account ended.',
            signedIn,
          ),
        },
        problems: [400, 409, 415],
      }
  }
}

/** With what an account consists of besides, apart from what it is known by. */
function withAccount(described: Described, accounts: Resource, { auth }: Model): Described {
  const columns = asked(accounts).filter(({ name }) => name !== auth?.identifier.name)
  const fields = columns.map((column) => [column.name, writtenSchema(column)] as const)
  const { properties = {}, required = [] } = described.body ?? {}
  const names = columns.filter(({ optional }) => !optional).map(({ name }) => name)
  return {
    ...described,
    body: inputObject({ ...Object(properties), ...Object.fromEntries(fields) }, [
      ...(Array.isArray(required) ? required.map(String) : []),
      ...names,
    ]),
  }
}

/** How a caller shows who they are. */
export function securitySchemes({ auth }: Model): JsonObject {
  if (auth === undefined) return {}
  const { method, scheme } = auth.settings
  const besides = credentialsOf(auth.settings)
  if (!isByCookie(auth.settings)) return { token: tokenScheme(scheme), ...besides }
  const name = method === 'session' ? '__Host-session' : '__Host-access'
  return {
    ...besides,
    session: { type: 'apiKey', in: 'cookie', name },
    csrf: {
      type: 'apiKey',
      in: 'header',
      name: 'x-csrf-token',
      description: 'The `csrfToken` that was given on signing in.',
    },
  }
}

/** Only Bearer is a scheme that tools know how to send. */
function tokenScheme(scheme: string): JsonObject {
  if (scheme === 'Bearer') return { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }
  const description = `\`${scheme}\`, a space, and the access token.`
  return { type: 'apiKey', in: 'header', name: 'authorization', description }
}

/** What a route asks for: nothing where it is public. */
export function securityOf(
  { access, method, operation }: RouteInfo,
  { auth }: Model,
): readonly JsonObject[] {
  if (auth === undefined || access.includes('public')) return []
  const names = operation === 'auth' ? [] : Object.keys(credentialsOf(auth.settings))
  const besides = names.map((name) => ({ [name]: [] }))
  if (!isByCookie(auth.settings)) return [{ token: [] }, ...besides]
  return [method === 'GET' ? { session: [] } : { session: [], csrf: [] }, ...besides]
}

function registrationSchema(columns: readonly ColumnModel[]): JsonObject {
  const required = columns.filter(({ optional }) => !optional)
  const fields = Object.fromEntries(columns.map((column) => [column.name, writtenSchema(column)]))
  return {
    ...inputObject({ ...fields, password: NEW_PASSWORD }, [
      ...required.map(({ name }) => name),
      'password',
    ]),
    ...examples(withPassword(required)),
  }
}

function withPassword(columns: readonly ColumnModel[]): JsonObject | undefined {
  const row = exampleRow(columns)
  return row && { ...row, password: EXAMPLE_PASSWORD }
}

function asked({ table }: Resource): readonly ColumnModel[] {
  return table.columns.filter(({ writable }) => writable)
}
