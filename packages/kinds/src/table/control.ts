/** What a database, a log or a form would not show as it is; U+2028 and U+2029 break lines too. */
export const CONTROL = /\p{Cc}|[\u2028\u2029]/u
