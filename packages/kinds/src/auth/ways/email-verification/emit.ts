import { code, key, lit, ref, typeRef, type Code } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import * as refs from '../../../table/emit/refs.ts'
import { bare } from '../../../table/emit/statements.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { Problem, queries } from '../../emit/names.ts'
import { statementsOf } from '../../emit/statement.ts'
import {
  asking,
  askingSchema,
  pageOf,
  sending,
  text,
  useTicket,
  type Mailed,
} from '../mailed/emit.ts'
import { linkSchema, Opening } from '../mailed/link-schema.ts'
import { proving } from '../proving.ts'
import { wayModules } from '../way-modules.ts'
import { registrations } from '../way-routes.ts'
import { emailVerificationFace, type EmailVerificationSettings } from './face.ts'
import { testsFile } from './tests.ts'
import { timeWords } from '../mailed/time-words.ts'

const FOLDER = 'email-verification'
const AddressRequest = typeRef('AddressRequest', `src/auth/${FOLDER}/schemas.ts`)
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
      })}
    }

    ${asking(accounts, 'askForConfirmation', mailed, code`${AddressRequest}`)}

    async function confirmEmail(
      { body, server }: ${refs.FastifyRequest}<{ Body: ${Opening(FOLDER)} }>,
      reply: ${refs.FastifyReply},
    ): Promise<void> {
      const { db } = server
      const ticket = await ${useTicket}(db, 'emailVerification', body.token)
      const account = ticket?.user ? await ${queries}.readCredentials(db, ticket.user) : undefined
      // Whoever has another address by now has not confirmed that one.
      if (account === undefined || ticket?.data !== account.identifier) {
        throw new ${Problem}(401, 'This link is no longer good. Ask for another one.')
      }
      ${proving(accounts, code`db`)}
      reply.code(204)
    }`
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

  ${linkSchema('confirmEmail', 'nothing')}`

function queriesFile(
  { auth, dialect, sql: table }: Accounts,
  { required }: EmailVerificationSettings,
): Code {
  const sql = statementsOf(dialect)
  const identifier = bare(auth.identifier, dialect)
  return code`
    const NOTE = ${sql`UPDATE ${table} SET confirmed_address = ? WHERE id = ? AND ${identifier} = ?`}
    ${required === true && code`const READ = ${sql`SELECT id FROM ${table} WHERE id = ? AND confirmed_address = ${identifier}`}`}

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
