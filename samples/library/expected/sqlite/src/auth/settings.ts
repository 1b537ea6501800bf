export const APPLICATION = 'library'

/** Days from signing in to having to sign in again. */
export const SESSION_DAYS = 14
