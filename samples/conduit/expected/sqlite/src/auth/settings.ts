/** Whose access tokens these are, and for whom they are meant. */
export const APPLICATION = 'conduit'

/** Callers send the header `authorization`: this word and their access token. */
export const SCHEME = 'Token'

/** Minutes for which an access token is good. */
export const ACCESS_MINUTES = 1440
