import { code, lit, type Code } from '@drawbridge/source'
import type { Accounts } from '../../../emit/accounts.ts'
import { isByCookie } from '../../../settings.ts'

/** Why somebody is not signed in whom a provider knows, in words for them. */
export const refusalsFile = ({ auth, isEmail }: Accounts): Code => {
  const isOpen = auth.settings.registration === 'open'
  const elsewhere = lit('This is connected to another account here.')
  return code`
    /** Why somebody whom a provider knows is not signed in all the same, in words for them. */
    export const REFUSALS = {
      cancelled: 'You cancelled at the provider.',
      ${!isOpen && code`closed: 'No account here is connected to this, and nobody can open one.',`}
      ${isOpen && isEmail && EMAIL_UNVERIFIED}
      ${isOpen && OPENING}
      ${isByCookie(auth.settings) && code`connectedElsewhere: ${elsewhere},`}
    } as const

    export type Refusal = keyof typeof REFUSALS

    ${!isByCookie(auth.settings) && code`export const CONNECTED_ELSEWHERE = ${elsewhere}`}`
}

const EMAIL_UNVERIFIED = code`
  emailUnverified: 'The provider has not verified your e-mail address. Verify it there first.',`

const OPENING = code`
  accountExists:
    'There is an account like this already. Sign in to it, and connect the provider then.',
  incomplete: 'The provider does not say enough about you to open an account.',`
