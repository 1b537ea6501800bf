import type { AuthRoute } from '../settings.ts'
import type { Accounts } from './accounts.ts'

/** Whether one of these routes is there. */
export const offers = (
  { auth }: Pick<Accounts, 'auth'>,
  ...routes: readonly AuthRoute[]
): boolean => routes.some((route) => auth.routes.includes(route))

/** Whether somebody chooses a password over HTTP. */
export const takesPasswords = (accounts: Accounts): boolean =>
  offers(accounts, 'register', 'password')

/** Whether somebody could try passwords, or open accounts, without end. */
export const isThrottled = (accounts: Accounts): boolean =>
  offers(accounts, 'register', 'login', 'password')
