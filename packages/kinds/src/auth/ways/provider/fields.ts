import { snake } from '../../../names/words.ts'
import type { ProviderSettings } from './settings.ts'

/** Claims of OpenID Connect that a field of the same name is filled by without being told. */
const STANDARD = new Set([
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'picture',
  'website',
  'locale',
  'zoneinfo',
])

/** Whether everybody knows it by this name. */
export const isStandard = (claim: string): boolean => claim === 'email' || STANDARD.has(claim)

/** What people call the name that somebody goes by at a provider. */
const LOGINS = new Set(['username', 'user_name', 'login', 'handle'])

/** The claim that fills a field of a new account; undefined where none does. */
export function claimFor(
  { claims }: Pick<ProviderSettings, 'claims'>,
  field: string,
  isEmail: boolean,
): string | undefined {
  if (claims !== undefined && Object.hasOwn(claims, field)) return claims[field]
  if (isEmail) return 'email'
  const name = snake(field)
  if (LOGINS.has(name)) return 'preferred_username'
  return STANDARD.has(name) ? name : undefined
}

interface Addressed {
  readonly name: string
  readonly format?: string | undefined
}

/** Whether what stands in a field is an address: capitals make no difference then. */
export const isEmailField = ({ name, format }: Addressed): boolean =>
  format === 'email' || name === 'email'
