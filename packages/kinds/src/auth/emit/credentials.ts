import { code, template, type Code } from '@drawbridge/source'
import type { Accounts } from './accounts.ts'
import { schemaType } from './names.ts'

/** What a test sends along after signing in, from the `response` to it. */
export function credentials({ auth }: Accounts): Code {
  const token = code`response.json<${schemaType('SignedIn')}>().accessToken`
  if (auth.settings.method === 'jwt')
    return code`{ authorization: ${template`${auth.settings.scheme} ${token}`} }`
  return code`{
    cookie: ${template`session=${code`response.cookies[0]?.value`}`},
    'x-csrf-token': response.json<${schemaType('SignedIn')}>().csrfToken,
  }`
}
