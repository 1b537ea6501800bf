import { code, template, type Code } from '@drawbridge/source'
import { isByCookie } from '../settings.ts'
import type { Accounts } from './accounts.ts'
import { schemaType } from './names.ts'

/** What a test sends along after signing in, from the `response` to it. */
export function credentials({ auth }: Accounts): Code {
  const token = code`response.json<${schemaType('SignedIn')}>().accessToken`
  if (!isByCookie(auth.settings))
    return code`{ authorization: ${template`${auth.settings.scheme} ${token}`} }`
  const cookie =
    auth.settings.method === 'session'
      ? template`session=${code`response.cookies[0]?.value`}`
      : code`response.cookies.map(({ name, value }) => ${template`${code`name`}=${code`value`}`}).join('; ')`
  return code`{
    cookie: ${cookie},
    'x-csrf-token': response.json<${schemaType('SignedIn')}>().csrfToken,
  }`
}
