import { readdirSync, readFileSync } from 'node:fs'
import { isAsked } from '../ways/drawn-faces.ts'
import { isByCookie } from '../settings.ts'
import type { Accounts } from './accounts.ts'
import { takesPasswords } from './offers.ts'

/** A file that stands in every emitted repository with this way to sign in, as it is. */
export interface PlainFile {
  readonly path: string
  readonly text: string
}

/** Read once, when the compiler is loaded. */
const FILES = {
  both: filesOf('both'),
  csrf: filesOf('csrf'),
  jwt: filesOf('jwt'),
  links: filesOf('links'),
  passwords: filesOf('passwords'),
  reauthentication: filesOf('reauthentication'),
  session: filesOf('session'),
  'token-cookies': filesOf('token-cookies'),
  tokens: filesOf('tokens'),
}

export function plainFiles(accounts: Accounts): readonly PlainFile[] {
  const { settings } = accounts.auth
  const cookie = isByCookie(settings)
  return [
    ...FILES.both,
    ...(cookie ? FILES.csrf : []),
    ...(isAsked(settings, 'links') ? FILES.links : []),
    ...(settings.method === 'session'
      ? FILES.session
      : [...FILES.tokens, ...FILES[cookie ? 'token-cookies' : 'jwt']]),
    ...(takesPasswords(accounts) ? FILES.passwords : []),
    ...(isAsked(settings, 'reauthentication') ? FILES.reauthentication : []),
  ]
}

/** The files of one folder of `auth/files`. */
export function filesOf(folder: string): readonly PlainFile[] {
  const url = new URL(`../files/${folder}/`, import.meta.url)
  return readdirSync(url)
    .toSorted()
    .map((name) => ({ path: `src/auth/${name}`, text: readFileSync(new URL(name, url), 'utf8') }))
}
