import { code, type Code, type Hole, type Ref } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import { drawnWays } from '../ways/drawn-ways.ts'
import type { Gate } from '../ways/way.ts'
import type { Accounts } from './accounts.ts'
import { schemaType } from './names.ts'
import { opensByPassword } from './offers.ts'

/** What stands between proving who one is and being signed in, in order. */
export function gatesOf(accounts: Accounts): readonly Gate[] {
  return drawnWays(accounts.auth.settings).flatMap(
    ({ way, settings }) => way.gate?.(settings, accounts) ?? [],
  )
}

/** What is done for an account that was just opened. */
export function afterRegistering(accounts: Accounts): readonly Ref[] {
  return drawnWays(accounts.auth.settings).flatMap(
    ({ way, settings }) => way.afterRegistering?.(settings) ?? [],
  )
}

/** What is noted of a sign-in that was just opened: statements over its id. */
export function noting(accounts: Accounts, session: Code): readonly Code[] {
  const ways = drawnWays(accounts.auth.settings).flatMap(({ way: { afterOpening } }) =>
    afterOpening === undefined ? [] : [code`await ${afterOpening}(reply.request, ${session})`],
  )
  return [code`reply.log.info({ account: user }, 'Somebody signed in.')`, ...ways]
}

/** The type of the answer to whoever has proved who they are. */
export function answerType(accounts: Accounts): Ref {
  return schemaType(gatesOf(accounts).length > 0 ? 'SignInAnswer' : 'SignedIn')
}

/** By what a session is opened: whose it is, and the hash that a password was right for. */
export const opening = (accounts: Accounts): Code =>
  code`reply.server.db, user${opensByPassword(accounts) && code`, passwordHash`}`

function signature(accounts: Accounts): Code {
  const proof = opensByPassword(accounts) && code`, passwordHash?: string`
  return code`(reply: ${refs.FastifyReply}, user: ${refs.Caller}['id']${proof})`
}

/** The one door that every way to sign in leads to: `beginSession`, and behind its gates `finishSignIn`. */
export function beginning(accounts: Accounts, docs: Hole, body: Code): Code {
  const signedIn = schemaType('SignedIn')
  const proof = opensByPassword(accounts) && code`, passwordHash`
  const gates = gatesOf(accounts)
  if (gates.length === 0) {
    return code`
      ${docs}
      export async function beginSession${signature(accounts)}: Promise<${signedIn}> {
        ${body}
      }`
  }
  const questions = gates.reduce(
    (all, { ask, takesProof }) =>
      code`${all}(await ${ask}(reply, user${takesProof === true && proof})) ?? `,
    code``,
  )
  return code`
    /** Asks for what is wanted besides of somebody who has just proved to be this user, or signs them in. */
    export async function beginSession${signature(accounts)}: Promise<${answerType(accounts)}> {
      return ${questions}finishSignIn(reply, user${proof})
    }

    ${docs}
    export async function finishSignIn${signature(accounts)}: Promise<${signedIn}> {
      ${body}
    }`
}
