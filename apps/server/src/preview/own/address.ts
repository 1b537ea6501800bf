import type { Dialect } from '@drawbridge/sql'
import { Refused } from '../../http/problem.ts'

/** The address of a database that somebody named, taken apart. */
export interface DatabaseAddress {
  readonly dialect: Exclude<Dialect, 'sqlite'>
  readonly host: string
  /** Whole, with the password. */
  readonly url: string
  /** `mysql://db.example.com:3306/shop`: what may be shown and written down. */
  readonly shown: string
}

const SCHEMES: Readonly<Record<string, readonly [DatabaseAddress['dialect'], number]>> = {
  'mysql:': ['mysql', 3306],
  'mariadb:': ['mysql', 3306],
  'postgres:': ['postgres', 5432],
  'postgresql:': ['postgres', 5432],
}
const SCHEME = { mysql: 'mysql:', postgres: 'postgres:' } as const
/** Drivers read options from an address, such as another host or a file to read: none is passed on. */
const OPTIONS: ReadonlySet<string> = new Set(['sslmode'])

/** @throws Refused 422 in words */
export function readAddress(text: string): DatabaseAddress {
  const url = URL.parse(text.trim())
  const [dialect, port] = SCHEMES[url?.protocol ?? ''] ?? []
  if (url === null || dialect === undefined || port === undefined)
    throw refused('An address looks like mysql://user:password@host:3306/database.')
  if (url.hostname === '') throw refused('The address names no host.')
  const name = nameIn(url.pathname)
  if (!/^[\p{L}\p{N}_$-]{1,64}$/u.test(name))
    throw refused('The address ends in the name of a database: …/shop.')
  if (url.username === '') throw refused('The address names nobody to sign in as.')
  for (const option of url.searchParams.keys())
    if (dialect !== 'postgres' || !OPTIONS.has(option))
      throw refused(`“${option}” is not taken: leave out what follows the question mark.`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const at = `${url.hostname}:${url.port || port}/${name}`
  const { username, password, search } = url
  const who = password === '' ? username : `${username}:${password}`
  const scheme = SCHEME[dialect]
  return { dialect, host, url: `${scheme}//${who}@${at}${search}`, shown: `${scheme}//${at}` }
}

/** Empty, which is no name, for what can't be read. */
function nameIn(path: string): string {
  try {
    return decodeURIComponent(path.slice(1))
  } catch {
    return ''
  }
}

const refused = (message: string): Refused =>
  new Refused(422, message, { errors: [{ field: 'address', message }] })
