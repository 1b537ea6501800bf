/** Whose access tokens these are, and for whom they are meant. */
export const APPLICATION = 'workspace'

/** Callers send the header `authorization`: this word and their access token. */
export const SCHEME = 'Bearer'

/** Minutes for which an access token is good. */
export const ACCESS_MINUTES = 15

/** Days from signing in to having to sign in again. */
export const SESSION_DAYS = 30
