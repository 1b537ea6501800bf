export const APPLICATION = 'library'

/** Days from signing in to having to sign in again. */
export const SESSION_DAYS = 14

/** Other sites whose pages may sign people in and write for them. */
export const ORIGINS: readonly string[] = ['https://library.example']
