import { code, key, lit, ref, typeRef, type Code } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import * as refs from '../../../table/emit/refs.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { hashPassword, Problem, queries, refuseWeak } from '../../emit/names.ts'
import { statementsOf } from '../../emit/statement.ts'
import { takingOver } from '../proving.ts'
import {
  asking,
  askingSchema,
  forgetCallers,
  pageOf,
  readTicket,
  text,
  useTicket,
  type Mailed,
} from '../mailed/emit.ts'
import { isDrawn } from '../drawn-faces.ts'
import { wayModules } from '../way-modules.ts'
import { registrations } from '../way-routes.ts'
import { passwordResetFace, type PasswordResetSettings } from './face.ts'
import { testsFile } from './tests.ts'
import { timeWords } from '../mailed/time-words.ts'

const FOLDER = 'password-reset'
const inFolder = (file: string) => `src/auth/${FOLDER}/${file}.ts`
const PasswordRequest = typeRef('PasswordRequest', inFolder('schemas'))
const PasswordReset = typeRef('PasswordReset', inFolder('schemas'))
const stateOf = ref('stateOf', inFolder('queries'))
const resetPasswordHash = ref('resetPasswordHash', inFolder('queries'))
const Credentials = typeRef('Credentials', 'src/auth/queries.ts')
const createHash = ref('createHash', 'node:crypto')
const Message = typeRef('Message', 'src/mail/mail.ts')

export function emitPasswordReset(
  accounts: Accounts,
  settings: PasswordResetSettings,
): readonly Contribution[] {
  const { minutes = 60 } = settings
  const path = `${accounts.auth.settings.path}/password/reset`
  const mailed: Mailed = {
    folder: FOLDER,
    purpose: 'passwordReset',
    minutes,
    page: settings.page ?? path,
    data: code`${stateOf}(account)`,
    message: 'passwordMessage',
  }
  return wayModules(accounts, FOLDER, {
    plugin: 'passwordResetRoutes',
    files: {
      routes: routesFile(accounts, settings, mailed, path),
      schemas: schemasFile(accounts),
      queries: queriesFile(accounts),
      message: messageFile(accounts, minutes),
    },
    test: testsFile(accounts),
  })
}

function routesFile(
  accounts: Accounts,
  settings: PasswordResetSettings,
  mailed: Mailed,
  path: string,
): Code {
  const routes = passwordResetFace
    .routes(settings, accounts.auth.settings)
    .filter(({ method }) => method === 'POST')
  return code`
    /** How whoever forgot their password gets another one. */
    export async function passwordResetRoutes(app: ${refs.FastifyInstance}): Promise<void> {
      ${registrations(accounts, FOLDER, routes)}
      ${pageOf(accounts, path, {
        title: 'Choose a new password',
        button: 'Change the password',
        done: 'The password is changed. You can sign in with it now.',
        asks: [
          {
            name: 'newPassword',
            label: 'New password',
            type: 'password',
            minLength: 15,
            maxLength: 128,
          },
        ],
      })}
    }

    ${asking(accounts, 'askForPassword', mailed, code`${PasswordRequest}`)}

    /** The link is used up with the change of the password, and with nothing before. */
    async function resetPassword(
      { body, log, server }: ${refs.FastifyRequest}<{ Body: ${PasswordReset} }>,
      reply: ${refs.FastifyReply},
    ): Promise<void> {
      const { db } = server
      const ticket = await ${readTicket}(db, 'passwordReset', body.token)
      const account = ticket?.user ? await ${queries}.readCredentials(db, ticket.user) : undefined
      if (account === undefined || ticket?.data !== ${stateOf}(account)) throw noLink()
      ${refuseWeak}('newPassword', body.newPassword, account.identifier)

      const passwordHash = await ${hashPassword}(body.newPassword)
      await db.transaction(async (tx) => {
        if ((await ${useTicket}(tx, 'passwordReset', body.token)) === undefined) throw noLink()
        ${takingOver(accounts, code`tx`)}
        await ${resetPasswordHash}(tx, account.id, passwordHash)
      })
      ${forgetCallers(accounts)}
      log.info({ account: account.id }, 'A password was reset by mail.')
      reply.code(204)
    }

    const noLink = () => new ${Problem}(401, 'This link is no longer good. Ask for another one.')`
}

function schemasFile(accounts: Accounts): Code {
  const newPassword = ref('newPassword', 'src/auth/schemas.ts')
  return code`
    export interface PasswordRequest {
      readonly ${key(accounts.auth.identifier.name)}: string
    }

    export interface PasswordReset {
      readonly token: string
      readonly newPassword: string
    }

    ${askingSchema(accounts, 'askForPassword')}

    export const resetPassword = {
      body: {
        type: 'object',
        properties: { token: { type: 'string', maxLength: 128 }, ${newPassword} },
        required: ['token', 'newPassword'],
        additionalProperties: false,
      },
      response: { 204: { type: 'null' } },
    }`
}

function queriesFile({ auth, dialect, sql: table }: Accounts): Code {
  const sql = statementsOf(dialect)
  return code`
    const CHANGE = ${sql`UPDATE ${table} SET password_hash = ? WHERE id = ?`}
    const END_SESSIONS = ${sql`DELETE FROM auth_sessions WHERE user_id = ?`}
    ${isDrawn(auth.settings, 'apiKeys') && code`const END_KEYS = ${sql`DELETE FROM auth_keys WHERE user_id = ?`}`}

    /** Ends every session of the account, too${isDrawn(auth.settings, 'apiKeys') && code`, and its keys`}. */
    export async function resetPasswordHash(
      db: ${refs.Database},
      user: ${refs.Caller}['id'],
      passwordHash: string,
    ): Promise<void> {
      await db.run(CHANGE, [passwordHash, user])
      await db.run(END_SESSIONS, [user])
      ${isDrawn(auth.settings, 'apiKeys') && code`await db.run(END_KEYS, [user])`}
    }

    /** What a link is for: it is no good once the address or the password is another. */
    export function stateOf({ identifier, passwordHash }: ${Credentials}): string {
      const state = JSON.stringify([identifier, passwordHash])
      return ${createHash}('sha256').update(state).digest('base64url')
    }`
}

const messageFile = ({ model }: Accounts, minutes: number): Code => code`
  export const passwordMessage = (to: string, link: string): ${Message} => ({
    to,
    subject: ${lit(`A new password for ${model.name}`)},
    text: ${text`Somebody asked for a new password for your account at ${model.name}. If it was you, choose one here:

${code`link`}

The link is good once, for ${timeWords(minutes)}. If it was not you, there is nothing to do.
`},
  })`
