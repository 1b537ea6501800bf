import { camel, type Operation, singularOf, wordsOf } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { plainWords } from '../words.ts'
import { isReading } from './frame.ts'

/** Who is spoken of in a rule. */
export type Who =
  | { readonly rule: 'public' | 'signedIn' | 'owner' }
  | { readonly rule: 'role'; readonly role: string }
  | { readonly rule: 'nobody'; readonly isElse: boolean }

/** Everybody who has signed in. */
export const SIGNED: Who = { rule: 'signedIn' }

const PUBLIC =
  /^(?:(?:absolutely\s+)?(?:anyone|anybody|everyone|everybody|public|people|all|the world|whole world|visitors?|guests?|strangers?|fans?|anonymous(?: users?| visitors?| people)?|non-?members?|users?)(?:\s+(?:at all|on the internet|in the world|else))?|(?:un(?:authenticated|registered)|not (?:signed|logged) in|logged[- ]out|anonymous) (?:users?|visitors?|people|callers?|guests?))$/
const SIGNED_IN =
  /^(?:(?:(?:signed|logged)[- ]?in|registered|authenticated|known|logged in and registered)\s*(?:users?|people|members?|customers?|visitors?|persons?|callers?|accounts?|staff)?|users?|members?|people|customers?|persons?|accounts?|someone|somebody|you|we|i|they|he|she)$/
const OWNER =
  /^(?:(?:the |its |their |his |her )?(?:owners?|authors?|creators?|posters?|writers?|makers?|uploaders?|submitters?|sender|people who (?:made|wrote|created|added|own) (?:it|them)|(?:person|one|user|member|customer|people|whoever|somebody|someone)(?: who| that)? (?:has |had )?(?:made|created|added|wrote|posted|bought|booked|placed|uploaded|opened|registered|entered|submitted|asked|started|reported|owns?)\b.*|whoever (?:made|created|added|wrote|posted|owns?)\b.*|person (?:it|they) belongs? to|original \p{L}+|themselves|himself|herself|me|myself))$/u
const WITHOUT =
  /\s*,?\s*(?:without (?:having to |needing to |any )?(?:an? )?(?:account|sign(?:ing)?[- ]?(?:in|up)|log(?:ging)?[- ]?(?:in|on)|login|registration|registering|authentication|a login)|(?:even )?when not (?:signed|logged) in|no (?:login|account|sign-?in)(?: needed| required)?|(?:signed|logged) in or not)\s*,?\s*/i
const WHO_SIGNED =
  /\s*,?\s*(?:(?:who|that|once they|when they|if they|as long as they|provided they)\s+(?:have|has|are|is|'ve|'re)?\s*(?:been\s+)?(?:(?:signed|logged)[- ]?in|registered|sign(?:s)? in|log(?:s)? in|an account)|when (?:signed|logged)[- ]in|with an account|after (?:signing|logging) in)\s*,?\s*/i

const MAKERS = /^(?:authors?|writers?|creators?|posters?|uploaders?|makers?|submitters?)$/i
const ALL_PEOPLE =
  /^(?:(?:all|our|the|most|many|some|other) )*(?:people|readers?|browsers?|fans?)$/i

/**
 * Who writes something: people are those who signed in, as nobody said that strangers may; and authors who
 * add it are a kind of people, as a row is nobody's before it is there.
 */
export function asWriter(who: Who, words: string, operations: readonly Operation[]): Who {
  if (!isReading({ operations }) && who.rule === 'public' && ALL_PEOPLE.test(words))
    return { rule: 'signedIn' }
  const isAdded = operations.includes('create')
  const role = isAdded && who.rule === 'owner' && MAKERS.test(words) ? roleName(words) : undefined
  return role === undefined ? who : { rule: 'role', role }
}

/** Takes out of a clause what it says about being signed in. */
export function withoutSignIn(clause: string): {
  readonly clause: string
  readonly isPublic: boolean
} {
  const isPublic = WITHOUT.test(clause)
  const less = clause.replace(WITHOUT, ' ')
  return { clause: less.replace(WHO_SIGNED, ' ').replaceAll(/\s+/g, ' ').trim(), isPublic }
}

/** @returns undefined where the words are none that people are called by */
export function whoIs(words: string, draft: Draft): Who | undefined {
  const plain = words
    .toLowerCase()
    .replace(
      /^(?:only|just|also|even|but|and|all|any|every|each|our|my|the|an?|some|other|normal|regular|ordinary)\s+(?=\S)/g,
      '',
    )
    .replace(/^(?:the|an?|all|of the)\s+/, '')
    .replace(/^(?:new )?(?:user )?role (?=\p{L})/u, '')
    .trim()
  if (/^(?:nobody|no ?one|none)(?: else)?$/.test(plain))
    return { rule: 'nobody', isElse: plain.endsWith('else') }
  if (
    /^(?:everybody|everyone|anybody|anyone|all others?|others|the others?|the rest)(?: else)$|^(?:others|the rest)$/.test(
      plain,
    )
  )
    return { rule: 'nobody', isElse: true }
  const roles = draft.roles()
  const has =
    /^(?:people|users?|members?|those|anyone|anybody|everyone|accounts?|somebody|someone|employees?)\s+(?:with|having|in|who (?:has|have))\s+(?:(?<that>that|this|the new|such an?)|the|an?)\s*(?<role>[\p{L}-]+?)?\s*roles?$/iu.exec(
      plain,
    )?.groups
  const last = roles.at(-1)
  if (has?.['that'] !== undefined && last !== undefined) return { rule: 'role', role: last }
  if (has?.['role'] !== undefined) return whoIs(`${has['role']} role`, draft)
  const known = roleNamed(plain, roles)
  const isRegistered = /^(?:(?:signed|logged)[- ]?in|registered|authenticated)\b/.test(plain)
  if (known !== undefined && !isRegistered) return { rule: 'role', role: known }
  if (
    isRegistered ||
    /^(?:users?|(?:club |gym |library |society |association |community |site )?members?|customers?|clients?|people with an account)$/.test(
      plain,
    )
  )
    return { rule: 'signedIn' }
  if (PUBLIC.test(plain) || /^readers?$|^browsers?$/.test(plain)) return { rule: 'public' }
  if (
    OWNER.test(
      words
        .toLowerCase()
        .replace(/^only\s+/, '')
        .trim(),
    ) ||
    OWNER.test(plain)
  )
    return { rule: 'owner' }
  if (SIGNED_IN.test(plain)) return { rule: 'signedIn' }
  const role = roleName(plain)
  return role === undefined ? undefined : { rule: 'role', role }
}

/** `head teachers` → `headTeacher`; undefined for what is no noun of a kind of people. */
export function roleName(words: string): string | undefined {
  const plain = plainWords(words)
    .replace(/^sales (?:people|persons?|folks?)$/, 'sales person')
    .replace(/^role (?:of )?(?=\S)/, '')
    .replace(/\s+(?:role|rights?|permissions?|privileges?|users?|accounts?|people|members)$/, '')
  const all = wordsOf(plain)
  const last = all.at(-1)
  // “students should also” names nobody.
  if (
    /\b(?:two|three|four|five|should|can|may|must|shall|will|do|does|did|no|not|be|only|also|when|if|to|and|or|as|it|its|excepted|included|excluded)\b/.test(
      plain,
    )
  )
    return undefined
  if (last === undefined || all.length > 3 || !/^[a-z]/.test(all[0] ?? '')) return undefined
  if (
    /^(?:it|them|they|this|that|these|those|there|which|who|what|here|you|i|we|he|she|not|be|is|are|can|api|app|application|applications|software|program|platform|server|database|system|backend|website|rest|one|ones|everything|nothing|something)$/.test(
      last,
    )
  )
    return undefined
  const role = camel([...all.slice(0, -1), PLURAL_ONLY.test(last) ? last : singularOf(last)])
  return role === 'administrator' ? 'admin' : role.slice(0, 40)
}

/** Departments that are called as if they were several. */
const PLURAL_ONLY =
  /^(?:sales|operations|logistics|ops|admissions|communications|facilities|payroll)$/

function roleNamed(words: string, roles: readonly string[]): string | undefined {
  const role = roleName(words)
  // “The reception” are receptionists.
  return (
    roles.find((each) => each === role) ??
    roles.find((each) => role !== undefined && role.length > 4 && each.replace(STEM, '') === role)
  )
}
const STEM = /(?:ists?|ers?|ors?|ians?)$/

export function ruleOf(who: Exclude<Who, { rule: 'nobody' }>): string {
  return who.rule === 'role' ? `role:${who.role}` : who.rule
}
