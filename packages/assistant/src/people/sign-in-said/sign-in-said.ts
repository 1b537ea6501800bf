import type { Draft } from '../../draft.ts'
import type { Recipe } from '../../recipe.ts'
import { Doing } from '../../things/doing.ts'
import { accountsFor } from '../../things/table-for.ts'
import { roleName } from '../who.ts'
import { ensureRole } from '../set-rules.ts'
import { signInWith } from '../sign-in.ts'
import { giveWay, type Way, wayIn } from '../ways.ts'
import { identifierSaid } from './identifier.ts'
import { type RegistrationSaid, registrationSaid } from './registration.ts'

/** One thing that is said of sign-in. */
type Aspect =
  | RegistrationSaid
  | { readonly identifier: string }
  | { readonly way: Way }
  | { readonly starts: string }
  | 'nothing'

/** What only says why, or for whom it is the same. */
const NOTHING =
  /^(?:|please|pls|thanks|that(?:'s| is)(?: (?:for|up to|the job of))? .*|we(?:'ll| will)? (?:do|make|create|handle) (?:that|it|this|them|the accounts).*|it(?:'s| is) for .*|while (?:you're|you are|we're) at it|(?:an? |the )?e-?mail(?: address)? (?:is )?(?:not|isn't) (?:needed|necessary|required)|no e-?mail(?: address)?(?: needed)?|(?:that|this|it) is (?:fine|ok|enough)|first of all|as usual|as always|for more security|for security)$/iu
const STARTS =
  /^(?:(?:all|every|each|the|any)\s+)*(?:new (?:ones?|users?|people|accounts?|members?|sign-?ups?)|whoever (?:registers|signs up|is new)|(?:who|people who|users who|everyone who|everybody who|anyone who) (?:registers?|signs? up)|(?:then |and then )?(?:he|she|they|one)|everybody)\s+(?:(?:will|should|must|first|then|always|by default|at first)\s+)*(?:starts?|begins?|becomes?|gets?|is|are|be)\s+(?:off\s+)?(?:as\s+)?(?:an?\s+|the\s+)?(?:role\s+)?(?<role>\p{L}[\p{L}-]*(?:\s\p{L}[\p{L}-]*)?)$/iu

function aspectOf(part: string, draft: Draft): Aspect | undefined {
  if (NOTHING.test(part)) return 'nothing'
  const registration = registrationSaid(part)
  if (registration !== undefined) return registration
  const starts = roleName(STARTS.exec(part)?.groups?.['role'] ?? '')
  if (starts !== undefined && draft.roles().includes(starts)) return { starts }
  const way = WAY.test(part) ? wayIn(part) : undefined
  if (way !== undefined) return { way }
  const identifier = identifierSaid(part)
  return identifier === undefined ? undefined : { identifier }
}
/** Where a way is spoken of as a way in, and nothing else could be meant. */
const WAY =
  /^(?:(?:please|only|also|just|use|with|by|via|over|through|the|an?|support|allow|and|or)\s+)*(?:log-?in|sign-?in|auth\w*|2fa|totp|passkeys?|google|github|microsoft|authenticator|magic[- ]links?|sso|single sign-on|(?:second|2nd|two)[- ]factor)\b.*$/iu

const JOINT =
  /\s*[;]\s*|\s*[,:]\s*(?:and\s+|but\s+|so\s+)?|\s+(?:and|but|so)\s+(?=(?:no|nobody|don't|do not|not|people|they|accounts?|new|only|everybody|anyone|anybody)\b)|\s+-\s+/iu

/** `no signup, the manager hands accounts out`, `login = staff number + password`: of sign-in and nothing else. */
export const signInSaid: Recipe = {
  isChecked: true,
  examples: ['login = staff number + password', 'no sign-up, accounts are made by admins'],
  read(clause, draft) {
    const whole = aspectOf(clause, draft)
    const parts = whole === undefined ? clause.split(JOINT) : [clause]
    const aspects = parts.map((part) => aspectOf(part.trim(), draft))
    if (aspects.includes(undefined) || aspects.every((one) => one === 'nothing')) return undefined
    const doing = new Doing(draft)
    const accounts = accountsFor(doing)
    const [auth] = doing.draft.playing('people')
    if (accounts === undefined || auth === undefined) return undefined
    const set = (says: string, path: string, value: string | string[]): boolean =>
      doing.do(says, [{ type: 'setSetting', id: auth.id, path: [path], value }])
    for (const one of aspects) {
      if (one === undefined || one === 'nothing') continue
      if ('way' in one) {
        giveWay(one.way, doing)
      } else if ('identifier' in one) {
        if (one.identifier === 'email') doing.says.push('People sign in with e-mail and password.')
        else signInWith(one.identifier, accounts, auth, doing)
      } else if ('starts' in one) {
        const roles = doing.draft.roles()
        const value = [one.starts, ...roles.filter((role) => role !== one.starts)]
        set(`Whoever is new has the role ${one.starts}.`, 'roles', value)
      } else {
        set(
          one.registration === 'closed'
            ? 'Nobody registers by themselves.'
            : 'Anybody can register.',
          'registration',
          one.registration,
        )
        const role = roleName(one.by ?? '')
        if (role !== undefined) ensureRole(role, doing)
      }
    }
    return doing.says.length === 0 ? undefined : doing.reading
  },
}
