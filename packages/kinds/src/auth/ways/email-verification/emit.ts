import { code, key, lit, ref, typeRef, type Code } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import * as refs from '../../../table/emit/refs.ts'
import { bare } from '../../../table/emit/statements.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { Problem, queries, throttle, verifyPassword } from '../../emit/names.ts'
import { statementsOf } from '../../emit/statement.ts'
import {
  asking,
  askingSchema,
  forgetCallers,
  pageOf,
  readTicket,
  sending,
  text,
  useTicket,
  type Mailed,
} from '../mailed/emit.ts'
import { waysBackOf } from '../proving.ts'
import { wayModules } from '../way-modules.ts'
import { registrations } from '../way-routes.ts'
import { emailVerificationFace, type EmailVerificationSettings } from './face.ts'
import { testsFile } from './tests.ts'
import { timeWords } from '../mailed/time-words.ts'

const FOLDER = 'email-verification'
const AddressRequest = typeRef('AddressRequest', `src/auth/${FOLDER}/schemas.ts`)
const Confirmation = typeRef('Confirmation', `src/auth/${FOLDER}/schemas.ts`)
const noteAddress = ref('noteAddress', `src/auth/${FOLDER}/queries.ts`)
const takeOver = ref('takeOver', `src/auth/${FOLDER}/queries.ts`)
const isConfirmed = ref('isConfirmed', `src/auth/${FOLDER}/queries.ts`)
const Message = typeRef('Message', 'src/mail/mail.ts')

export function emitEmailVerification(
  accounts: Accounts,
  settings: EmailVerificationSettings,
): readonly Contribution[] {
  const { minutes = 1440 } = settings
  const path = `${accounts.auth.settings.path}/email/confirm`
  const mailed: Mailed = {
    folder: FOLDER,
    purpose: 'emailVerification',
    minutes,
    page: settings.page ?? path,
    data: code`account.identifier`,
    message: 'confirmationMessage',
  }
  return wayModules(accounts, FOLDER, {
    plugin: 'emailVerificationRoutes',
    files: {
      routes: routesFile(accounts, settings, mailed, path),
      confirmation: confirmationFile(settings, mailed),
      schemas: schemasFile(accounts),
      queries: queriesFile(accounts, settings),
      message: messageFile(accounts, minutes),
    },
    test: testsFile(accounts),
  })
}

function routesFile(
  accounts: Accounts,
  settings: EmailVerificationSettings,
  mailed: Mailed,
  path: string,
): Code {
  const routes = emailVerificationFace
    .routes(settings, accounts.auth.settings)
    .filter(({ method }) => method === 'POST')
  return code`
    /** How people show that an address is theirs. */
    export async function emailVerificationRoutes(app: ${refs.FastifyInstance}): Promise<void> {
      ${registrations(accounts, FOLDER, routes)}
      ${pageOf(accounts, path, {
        title: 'Confirm your address',
        button: 'Confirm',
        done: 'Your address is confirmed. This page can be closed.',
        asks: [
          {
            name: 'password',
            label: 'Password of the account',
            type: 'password',
            optional: true,
            maxLength: 128,
          },
        ],
      })}
    }

    ${asking(accounts, 'askForConfirmation', mailed, code`${AddressRequest}`)}

    /**
     * The link alone may be of an account that somebody else opened with this address: who opened it knows
     * the password as well. Where there is none, what was there before goes.
     */
    async function confirmEmail(
      { body, server }: ${refs.FastifyRequest}<{ Body: ${Confirmation} }>,
      reply: ${refs.FastifyReply},
    ): Promise<void> {
      const { db } = server
      const ticket = await ${readTicket}(db, 'emailVerification', body.token)
      const account = ticket?.user ? await ${queries}.readCredentials(db, ticket.user) : undefined
      // Whoever has another address by now has not confirmed that one.
      if (account === undefined || ticket?.data !== account.identifier) throw noLink()
      const { id, identifier, passwordHash } = account
      if (passwordHash !== null) {
        const counter = ${throttle}.counter(['confirmation', String(id)], { attempts: 10, minutes: 15 })
        await ${throttle}.countAttempt(db, [counter])
        if (!(await ${verifyPassword}(body.password ?? '', passwordHash))) {
          throw ${refs.invalid}('password', 'is not that of this account; if somebody else opened it with your address, do not confirm it')
        }
      }
      if ((await ${useTicket}(db, 'emailVerification', body.token)) === undefined) throw noLink()
      if (passwordHash === null) await ${takeOver}(db, id, identifier)
      else await ${noteAddress}(db, id, identifier)
      ${forgetCallers(accounts)}
      reply.code(204)
    }

    const noLink = () => new ${Problem}(401, 'This link is no longer good. Ask for another one.')`
}

const confirmationFile = ({ required }: EmailVerificationSettings, mailed: Mailed): Code => code`
  /** Writes to somebody who has just registered. */
  export async function sendConfirmation({ log, server }: ${refs.FastifyRequest}, user: ${refs.Caller}['id']): Promise<void> {
    const { db } = server
    server.mail.afterwards(log, async () => {
      const account = await ${queries}.readCredentials(db, user)
      if (account === undefined) return
      ${sending(mailed)}
    })
  }

  ${required === true && GATE}`

const GATE = code`
  /** The answer to somebody whose address is not confirmed. */
  export interface Unconfirmed {
    readonly confirm: 'email'
  }

  /** Lets nobody in before they have shown that the address is theirs. */
  export async function askConfirmation(
    { server }: ${refs.FastifyReply},
    user: ${refs.Caller}['id'],
  ): Promise<Unconfirmed | undefined> {
    return (await ${isConfirmed}(server.db, user)) ? undefined : { confirm: 'email' }
  }`

const schemasFile = (accounts: Accounts): Code => code`
  export interface AddressRequest {
    readonly ${key(accounts.auth.identifier.name)}: string
  }

  ${askingSchema(accounts, 'askForConfirmation')}

  export interface Confirmation {
    /** What stands behind # in the link. */
    readonly token: string
    /** Of the account, where it has one. */
    readonly password?: string
  }

  export const confirmEmail = {
    body: {
      type: 'object',
      properties: {
        token: { type: 'string', maxLength: 128 },
        password: { type: 'string', maxLength: 128 },
      },
      required: ['token'],
      additionalProperties: false,
    },
    response: { 204: { type: 'null' } },
  }`

function queriesFile(accounts: Accounts, { required }: EmailVerificationSettings): Code {
  const { auth, dialect, sql: table } = accounts
  const waysBack = [...waysBackOf(accounts), 'auth_tickets']
  const sql = statementsOf(dialect)
  const identifier = bare(auth.identifier, dialect)
  return code`
    const NOTE = ${sql`UPDATE ${table} SET confirmed_address = ? WHERE id = ? AND ${identifier} = ?`}
    ${required === true && code`const READ = ${sql`SELECT id FROM ${table} WHERE id = ? AND confirmed_address = ${identifier}`}`}

    const TAKE_OVER = ${sql`
  UPDATE ${table} SET confirmed_address = ?, password_hash = NULL
  WHERE id = ? AND ${identifier} = ? AND (confirmed_address IS NULL OR confirmed_address <> ?)`}

    /** All that somebody could come back by. */
    const WAYS_BACK: readonly string[] = [
      ${waysBack.map((name) => code`${sql`DELETE FROM ${name} WHERE user_id = ?`},`)}
    ]

    /**
     * The first proof of an address, by whoever need not be who opened the account: that one loses the
     * password and every other way back. False where it was proved before, which changes nothing.
     */
    export async function takeOver(db: ${refs.Database}, user: ${refs.Caller}['id'], address: string): Promise<boolean> {
      return db.transaction(async (tx) => {
        const { changes } = await tx.run(TAKE_OVER, [address, user, address, address])
        if (changes === 0) return false
        for (const statement of WAYS_BACK) await tx.run(statement, [user])
        return true
      })
    }

    /** Nothing where the account has another address by now. */
    export async function noteAddress(db: ${refs.Database}, user: ${refs.Caller}['id'], address: string): Promise<void> {
      await db.run(NOTE, [address, user, address])
    }

    ${
      required === true &&
      code`
        export async function isConfirmed(db: ${refs.Database}, user: ${refs.Caller}['id']): Promise<boolean> {
          return (await db.get(READ, [user])) !== undefined
        }`
    }`
}

const messageFile = ({ model }: Accounts, minutes: number): Code => code`
  export const confirmationMessage = (to: string, link: string): ${Message} => ({
    to,
    subject: ${lit(`Confirm your address for ${model.name}`)},
    text: ${text`Somebody opened an account at ${model.name} with this address. If it was you, confirm it here:

${code`link`}

The link is good once, for ${timeWords(minutes)}. If it was not you, there is nothing to do.
`},
  })`
