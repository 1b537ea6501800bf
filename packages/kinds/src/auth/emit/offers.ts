import type { AuthRoute } from '../settings.ts'
import { isAsked } from '../ways/drawn-faces.ts'
import type { Accounts } from './accounts.ts'

/** Whether one of these routes is there. */
export const offers = (
  { auth }: Pick<Accounts, 'auth'>,
  ...routes: readonly AuthRoute[]
): boolean => routes.some((route) => auth.routes.includes(route))

/** Whether somebody chooses a password over HTTP. */
export const takesPasswords = (accounts: Accounts): boolean =>
  offers(accounts, 'register', 'password') || isAsked(accounts.auth.settings, 'newPassword')

/** Whether somebody who is signed in is asked for the password once more. */
export const readsCredentials = (accounts: Accounts): boolean =>
  offers(accounts, 'password') || isAsked(accounts.auth.settings, 'reauthentication')

/** Whether sessions are opened by a password, which may be changed while it is checked. */
export const opensByPassword = (accounts: Accounts): boolean =>
  offers(accounts, 'login', 'password') || accounts.auth.settings.method === 'session'

/** Whether a drawn flow slows down whoever guesses passwords. */
export const slowsDrawn = ({ model }: Pick<Accounts, 'model'>): boolean =>
  model.flows.some(({ slowsGuesses }) => slowsGuesses)

/** Whether somebody's attempts are counted: at passwords, or to open accounts. */
export const isThrottled = (accounts: Accounts): boolean =>
  slowsDrawn(accounts) ||
  offers(accounts, 'register', 'login', 'password') ||
  isAsked(accounts.auth.settings, 'throttle')
