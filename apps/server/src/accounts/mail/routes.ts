import type { Handlers } from '../../http/handler.ts'
import { Refused } from '../../http/problem.ts'
import type { Studio } from '../../studio.ts'
import { assertProven } from '../proof.ts'
import { attemptOf, beginAttempt } from '../throttle.ts'
import { changeEmail, confirmEmail } from './email.ts'
import { resetLetter } from './letters.ts'
import { issueReset, linkTo } from './links.ts'
import { resetPassword } from './reset-password.ts'

type Names = 'forgotPassword' | 'resetPassword' | 'changeEmail' | 'confirmEmail'

/** What goes by mail, and what its links lead to. */
export function mailRoutes(studio: Studio): Handlers<Names> {
  const { storage, outbox } = studio
  return {
    async forgotPassword({ body: { email }, request }) {
      if (!outbox) throw new Refused(404, 'This studio sends no mail. Ask whoever runs it.')
      // Counts, whether there is such an account or not: nobody's mailbox is filled from here.
      await beginAttempt(storage, attemptOf(`mail:${email}`, request.ip))
      outbox.post.afterwards(async () => {
        const reset = await issueReset(storage, email, 'mail')
        if (!reset) return
        const link = linkTo(outbox.base, 'reset-password', reset.secret)
        await outbox.post.send(reset.account.email, resetLetter(link))
      })
      return undefined
    },

    async resetPassword({ body, request }) {
      await resetPassword(studio, body, request.ip)
      return undefined
    },

    async changeEmail({ account, body, request }) {
      assertProven(account)
      if (outbox) await beginAttempt(storage, attemptOf(`mail:${account.accountId}`, request.ip))
      await changeEmail(studio, account, body.email)
      return undefined
    },

    async confirmEmail({ body }) {
      await confirmEmail(studio, body.token)
      return undefined
    },
  }
}
