import { code, key, lit, typeRef, type Code } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import * as refs from '../../../table/emit/refs.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { Problem, queries, schemaType, signIn } from '../../emit/names.ts'
import { besidesOf } from '../drawn-faces.ts'
import { asking, askingSchema, pageOf, text, useTicket, type Mailed } from '../mailed/emit.ts'
import { linkSchema, Opening } from '../mailed/link-schema.ts'
import { takingOver } from '../proving.ts'
import { wayModules } from '../way-modules.ts'
import { registrations } from '../way-routes.ts'
import { magicLinkFace, type MagicLinkSettings } from './face.ts'
import { testsFile } from './tests.ts'
import { timeWords } from '../mailed/time-words.ts'

const FOLDER = 'magic-link'
const LinkRequest = typeRef('LinkRequest', `src/auth/${FOLDER}/schemas.ts`)
const Message = typeRef('Message', 'src/mail/mail.ts')

export function emitMagicLink(
  accounts: Accounts,
  settings: MagicLinkSettings,
): readonly Contribution[] {
  const { minutes = 10 } = settings
  const path = `${accounts.auth.settings.path}/magic-link/open`
  const mailed: Mailed = {
    folder: FOLDER,
    purpose: 'magicLink',
    minutes,
    page: settings.page ?? path,
    data: code`account.identifier`,
    message: 'magicLinkMessage',
  }
  return wayModules(accounts, FOLDER, {
    plugin: 'magicLinkRoutes',
    files: {
      routes: routesFile(accounts, settings, mailed, path),
      schemas: schemasFile(accounts),
      message: messageFile(accounts, minutes),
    },
    test: testsFile(accounts),
  })
}

function routesFile(
  accounts: Accounts,
  settings: MagicLinkSettings,
  mailed: Mailed,
  path: string,
): Code {
  const routes = magicLinkFace
    .routes(settings, accounts.auth.settings)
    .filter(({ method }) => method === 'POST')
  const forgets = accounts.auth.settings.method === 'jwt'
  const isGated = besidesOf(accounts.auth.settings).length > 0
  return code`
    /** How people sign in by a link that is mailed to them. */
    export async function magicLinkRoutes(app: ${refs.FastifyInstance}): Promise<void> {
      ${registrations(accounts, FOLDER, routes)}
      ${pageOf(accounts, path, {
        title: 'Sign in',
        button: 'Sign in',
        done: 'You are signed in. This page can be closed.',
      })}
    }

    ${asking(accounts, 'askForMagicLink', mailed, code`${LinkRequest}`)}

    async function openMagicLink(
      { body, server }: ${refs.FastifyRequest}<{ Body: ${Opening(FOLDER)} }>,
      reply: ${refs.FastifyReply},
    ): Promise<${schemaType(isGated ? 'SignInAnswer' : 'SignedIn')}> {
      const { db } = server
      const ticket = await ${useTicket}(db, 'magicLink', body.token)
      const account = ticket?.user ? await ${queries}.readCredentials(db, ticket.user) : undefined
      // Whoever has another address by now is not who the link was sent to.
      if (account === undefined || ticket?.data !== account.identifier) {
        throw new ${Problem}(401, 'This link is no longer good. Ask for another one.')
      }
      ${takingOver(accounts, code`db`, forgets && code`server.callers.forgetAll()`)}
      return ${signIn('beginSession')}(reply, account.id)
    }`
}

const schemasFile = (accounts: Accounts): Code => code`
  export interface LinkRequest {
    readonly ${key(accounts.auth.identifier.name)}: string
  }

  ${askingSchema(accounts, 'askForMagicLink')}

  ${linkSchema('openMagicLink')}`

const messageFile = ({ model }: Accounts, minutes: number): Code => code`
  export const magicLinkMessage = (to: string, link: string): ${Message} => ({
    to,
    subject: ${lit(`Sign in to ${model.name}`)},
    text: ${text`Sign in to ${model.name} here:

${code`link`}

The link is good once, for ${timeWords(minutes)}. If you did not ask for it, there is nothing to do.
`},
  })`
