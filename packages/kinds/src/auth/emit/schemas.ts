import { code, key, lit, spaced, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import { inputSchema } from '../../table/emit/json-schema.ts'
import { conversionOf } from '../../table/emit/values.ts'
import { isByCookie } from '../settings.ts'
import type { Accounts } from './accounts.ts'
import { besidesOf, isAsked } from '../ways/drawn-faces.ts'
import { gatesOf } from './begin-session.ts'
import { offers } from './offers.ts'
import { asked } from './new-account.ts'

/** `src/auth/schemas.ts` */
export function schemasFile(accounts: Accounts): Code {
  const byCookie = isByCookie(accounts.auth.settings)
  return code`${spaced([
    registrationType(accounts),
    offers(accounts, 'login') && loginType(accounts),
    !byCookie && offers(accounts, 'refresh') && REFRESH_TYPE,
    offers(accounts, 'password') && PASSWORD_CHANGE_TYPE,
    byCookie ? cookieType(accounts) : tokensType(accounts),
    gatesOf(accounts).length > 0 && answerTypeOf(accounts),
    offers(accounts, 'login', 'password') && PASSWORD,
    newPassword(accounts),
    byCookie ? cookieSchema(accounts) : tokensSchema(accounts),
    registerSchema(accounts),
    offers(accounts, 'login') && loginSchema(accounts),
    offers(accounts, 'refresh') && (byCookie ? BARE_REFRESH_SCHEMA : REFRESH_SCHEMA),
    offers(accounts, 'logout') && LOG_OUT_SCHEMA,
    offers(accounts, 'me') && (byCookie ? WHO_AM_I_SCHEMA : ME_SCHEMA),
    offers(accounts, 'password') && PASSWORD_CHANGE_SCHEMA,
  ])}`
}

const registrationType = (accounts: Accounts): Code => code`
  /** What opens an account; the role is not among it. */
  export interface Registration {
    ${asked(accounts).map((column) => member(column, accounts))}
    readonly password: string
  }`

function member(column: ColumnModel, { dialect }: Accounts): Code {
  const { type } = conversionOf(column, dialect)
  return code`readonly ${key(column.name)}${column.optional && code`?`}: ${type}${column.nullable && code` | null`}`
}

const loginType = ({ auth }: Accounts): Code => code`
  export interface Login {
    readonly ${key(auth.identifier.name)}: string
    readonly password: string
  }`

const REFRESH_TYPE = code`
  export interface Refresh {
    readonly refreshToken: string
  }`

const PASSWORD_CHANGE_TYPE = code`
  export interface PasswordChange {
    readonly currentPassword: string
    readonly newPassword: string
  }`

const tokensType = (accounts: Accounts): Code => code`
  /** The answer to whoever has signed in. */
  export interface SignedIn {
    readonly accessToken: string
    /** Seconds for which the access token is good. */
    readonly expiresIn: number
    ${offers(accounts, 'refresh') && REFRESH_MEMBER}
    readonly user: ${accounts.type}
  }

  ${offers(accounts, 'me') && meType(accounts)}`

const REFRESH_MEMBER = code`
  /** Good once, for the next two tokens. */
  readonly refreshToken: string`

const meType = ({ type }: Accounts): Code => code`
  export interface Me {
    readonly user: ${type}
  }`

const cookieType = ({ type }: Accounts): Code => code`
  /** The answer to whoever has signed in. */
  export interface SignedIn {
    /** To be sent in \`x-csrf-token\` with everything but reads. */
    readonly csrfToken: string
    readonly user: ${type}
  }`

const PASSWORD = code`const password = { type: 'string', maxLength: 128 }`

const newPassword = ({ auth }: Accounts): Code => code`
  /** Long enough that no rules about its characters are needed. */
  ${isAsked(auth.settings, 'newPassword') && code`export `}const newPassword = { type: 'string', minLength: 15, maxLength: 128 }`

const answerTypeOf = (accounts: Accounts): Code => code`
  /** The answer to whoever has proved who they are. */
  export type SignInAnswer = ${gatesOf(accounts).reduce((all, { type }) => code`${all} | ${type}`, code`SignedIn`)}`

const exported = ({ auth }: Accounts): Code | false =>
  isAsked(auth.settings, 'signedIn') && code`export `

/** What is asked besides stands in the same answer, which may have a member of the name already. */
const besides = ({ auth }: Accounts, known?: string): readonly Code[] =>
  besidesOf(auth.settings)
    .flatMap((members) => Object.entries(members))
    .filter(([name]) => name !== known)
    .map(([name, schema]) => code`${key(name)}: ${lit(schema)},`)

const tokensSchema = (accounts: Accounts): Code => code`
  const user = { type: 'object', properties: ${accounts.properties} }

  ${exported(accounts)}const signedIn = {
    type: 'object',
    properties: {
      accessToken: { type: 'string' },
      expiresIn: { type: 'integer' },
      ${offers(accounts, 'refresh') && code`refreshToken: { type: 'string' },`}
      user,
      ${besides(accounts, 'expiresIn')}
    },
  }`

const cookieSchema = (accounts: Accounts): Code => code`
  ${exported(accounts)}const signedIn = {
    type: 'object',
    properties: {
      csrfToken: { type: 'string' },
      user: { type: 'object', properties: ${accounts.properties} },
      ${besides(accounts)}
    },
  }`

function registerSchema(accounts: Accounts): Code {
  const columns = asked(accounts)
  const required = columns.filter(({ optional }) => !optional).map(({ name }) => name)
  return code`
    export const register = {
      body: {
        type: 'object',
        properties: {
          ${columns.map((column) => code`${key(column.name)}: ${lit(inputSchema(column))},`)}
          password: newPassword,
        },
        required: ${lit([...required, 'password'])},
        additionalProperties: false,
      },
      response: { 201: signedIn },
    }`
}

function loginSchema({ auth }: Accounts): Code {
  const { type, name } = auth.identifier
  const maxLength = type.type === 'string' ? type.length : 255
  return code`
    export const logIn = {
      body: {
        type: 'object',
        properties: { ${key(name)}: { type: 'string', maxLength: ${lit(maxLength)} }, password },
        required: ${lit([name, 'password'])},
        additionalProperties: false,
      },
      response: { 200: signedIn },
    }`
}

const REFRESH_SCHEMA = code`
  export const refresh = {
    body: {
      type: 'object',
      properties: { refreshToken: { type: 'string', maxLength: 128 } },
      required: ['refreshToken'],
      additionalProperties: false,
    },
    response: { 200: signedIn },
  }`

const BARE_REFRESH_SCHEMA = code`export const refresh = { response: { 200: signedIn } }`

const LOG_OUT_SCHEMA = code`export const logOut = { response: { 204: { type: 'null' } } }`

const ME_SCHEMA = code`
  export const whoAmI = { response: { 200: { type: 'object', properties: { user } } } }`

const WHO_AM_I_SCHEMA = code`export const whoAmI = { response: { 200: signedIn } }`

const PASSWORD_CHANGE_SCHEMA = code`
  export const changePassword = {
    body: {
      type: 'object',
      properties: { currentPassword: password, newPassword },
      required: ['currentPassword', 'newPassword'],
      additionalProperties: false,
    },
    response: { 200: signedIn },
  }`
