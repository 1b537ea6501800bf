import { code, type Code, type Hole, type Ref } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import { drawnWays } from '../ways/drawn-ways.ts'
import type { Gate } from '../ways/way.ts'
import type { Accounts } from './accounts.ts'
import { schemaType } from './names.ts'

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
  return drawnWays(accounts.auth.settings).flatMap(({ way: { afterOpening } }) =>
    afterOpening === undefined ? [] : [code`await ${afterOpening}(reply.request, ${session})`],
  )
}

/** The type of the answer to whoever has proved who they are. */
export function answerType(accounts: Accounts): Ref {
  return schemaType(gatesOf(accounts).length > 0 ? 'SignInAnswer' : 'SignedIn')
}

const SIGNATURE = code`(reply: ${refs.FastifyReply}, user: ${refs.Caller}['id'])`

/** The one door that every way to sign in leads to: `beginSession`, and behind its gates `finishSignIn`. */
export function beginning(accounts: Accounts, docs: Hole, body: Code): Code {
  const signedIn = schemaType('SignedIn')
  const noted = code`reply.log.info({ account: user }, 'Somebody signed in.')`
  const gates = gatesOf(accounts)
  if (gates.length === 0) {
    return code`
      ${docs}
      export async function beginSession${SIGNATURE}: Promise<${signedIn}> {
        ${noted}
        ${body}
      }`
  }
  const questions = gates.reduce(
    (all, { ask }) => code`${all}(await ${ask}(reply, user)) ?? `,
    code``,
  )
  return code`
    /** Asks for what is wanted besides of somebody who has just proved to be this user, or signs them in. */
    export async function beginSession${SIGNATURE}: Promise<${answerType(accounts)}> {
      return ${questions}finishSignIn(reply, user)
    }

    ${docs}
    export async function finishSignIn${SIGNATURE}: Promise<${signedIn}> {
      ${noted}
      ${body}
    }`
}
