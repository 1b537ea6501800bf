import { wayFaceOf } from '@drawbridge/kinds/faces'
import { isObject } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'

/** “How do people sign in?” */
export function howSignIn(said: string, draft: Draft): string | undefined {
  const isAsked =
    /\b(?:sign|log)s?[- ]?(?:in|on|up)\b|\blogin\b|\bregist\w+|\bauthenticat\w+|\baccounts?\b/i.test(
      said,
    )
  if (
    !isAsked ||
    !/^(?:how|can|may|must|what|which|is|are|who|do|does|(?:with|by) (?:what|which))\b/i.test(said)
  )
    return undefined
  const [auth] = draft.playing('people')
  if (auth === undefined) return 'There is no sign-in yet.'
  const { method, identifier, registration, ways } = auth.settings
  const more = (Array.isArray(ways) ? ways : []).flatMap((way) =>
    isObject(way) ? [wayFaceOf(String(way['kind']))?.about.title ?? String(way['kind'])] : [],
  )
  const shown = method === 'session' ? 'a session is kept in a cookie' : 'a token is sent along'
  const joined =
    registration === 'closed' ? 'Nobody registers by themselves.' : 'Anyone can register.'
  const beside = more.length === 0 ? '' : ` Besides: ${more.join(', ')}.`
  return `People sign in with ${String(identifier ?? 'email')} and password, and ${shown}. ${joined}${beside}`
}
