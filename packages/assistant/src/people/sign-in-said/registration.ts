import { singularOf } from '@drawbridge/kinds/faces'
import { isDoer } from '../person-words.ts'

/** Who may open an account, as a clause says it. */
export interface RegistrationSaid {
  readonly registration: 'closed' | 'open'
  /** Those who make the accounts then: `supervisor`. */
  readonly by?: string
}

const ITSELF = String.raw`(?:register(?:s|ing)?|sign(?:s|ing)?[- ]?up|enrol+(?:s|ing)?|self-?regist\w*|(?:(?:creat|mak|open|set|get)(?:e|es|ing|s|ting)?(?:\s+up)?)\s+(?:(?:themselves|themself|himself|herself|yourself|itself|an?|their|his|her|own|any|new|user|one's)\s+)*(?:accounts?|logins?))`
/** What may be said behind it that changes nothing. */
const ALONE = String.raw`(?:\s+(?:themselves|themself|himself|herself|yourself|itself|alone|freely|online|here|first|any ?more|anymore|with us|(?:on|by|for) (?:their|his|her|your|its) own|by (?:themselves|himself|herself|yourself)|without (?:an? )?(?:invitation|invite|us)|from (?:the )?outside|to (?:the|our) (?:app|system|site|website|platform)|(?:for|in|on) (?:the|our) (?:app|system|site|website|platform)))*`
const NOUN = String.raw`(?:(?:self|public|open|free|user|own|online)[- ]?)*(?:registrations?|sign(?:ing)?[- ]?ups?|registering|account creation|self-?service)`
const NOBODY = String.raw`(?:nobody|no ?one|no-one|no stranger|no visitor|no user|no customer)`
const MAKE = String.raw`(?:(?:creat|mak|open|issu|provid|assign|handl|manag|add|giv)(?:es?|s|ed)?|hands?|handed|gives?|given|sets?|adds?|opens?|makes?|made|does|do)`

const CLOSED: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:there(?:'s| is| should be| must be| will be)\s+)?(?:no|without|never any|not any)\s+${NOUN}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:the\s+)?${NOUN}\s*(?:=|:|-)?\s*(?:(?:is|are|should be|must be|shall be|stays?|remains?|will be|has to be)\s+)?(?:closed|off|disabled|no|none|not (?:allowed|possible|open|permitted|wanted|needed|available)|forbidden|switched off|turned off|impossible|by invitation(?: only)?)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^${NOBODY}\s+(?:(?:can|may|must|should|shall|will|needs?|has|have|is|be|able|allowed|supposed|to|ever|just|simply)\s+)*${ITSELF}${ALONE}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:(?!nobody|no one)[\p{L}-]+\s+){1,4}?(?:can't|cannot|can not|may not|must not|mustn't|should not|shouldn't|don't|do not|won't|needn't|aren't|are not|isn't|is not)\s+(?:(?:be|able|allowed|have|need|supposed|to|ever|just|simply)\s+)*${ITSELF}${ALONE}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:(?:i|we)\s+)?(?:don't|do not|never)\s+(?:want|let|allow|like|need)\s+(?:to have\s+)?(?:[\p{L}-]+\s+){1,3}?(?:to\s+)?${ITSELF}${ALONE}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:(?:i|we)\s+)?(?:don't|do not)\s+(?:want|need|allow)\s+(?:any\s+)?${NOUN}$`,
    'iu',
  ),
  /^(?:(?:it|this|(?:the|our) (?:app|system|site|website|platform|backend)|registration|sign-?ups?|access)\s+(?:(?:is|are|should|must|shall|will|be|stays?)\s+)+)?(?:by\s+)?invit(?:e|ation)[- ]only$/iu,
  /^(?:turn|switch) off (?:the )?(?:public |self-?)?(?:registration|sign-?ups?)$/iu,
]
const BY_OTHERS: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:the\s+|all\s+|new\s+|user\s+|their\s+)*(?:accounts?|logins?)\s+(?:(?:are|is|get|gets|will|should|must|be|only|always|can)\s+)*(?:created|made|handed out|given(?: out)?|set up|opened|issued|assigned|provided|added|done)\s+(?:only\s+)?by\s+(?:the\s+|our\s+|an?\s+)?(?<who>[\p{L}-]+(?:\s[\p{L}-]+)?)(?:\s+(?:only|alone))?$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:(?<only>only)\s+)?(?:the\s+|our\s+|an?\s+)?(?<who>[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:(?:will|can|may|should|must|always|alone|shall)\s+)*${MAKE}(?:\s+(?:out|up))?\s+(?:the\s+|all\s+|new\s+|user\s+|their\s+|everybody's\s+)*(?:accounts|logins)(?:\s+(?:out|up|ourselves|myself|for them|for everybody|for everyone))*$`,
    'iu',
  ),
]
const ONLY_BY =
  /^only\s+(?:an?\s+|the\s+|our\s+)?(?<who>[\p{L}-]+)\s+(?:can\s+|may\s+|should\s+)?(?:create|add|register|open|make)s?\s+(?:new\s+)?(?:user\s+|user's\s+)?(?:accounts|users|logins)$/iu
const OPEN = new RegExp(
  String.raw`^(?:anyone|anybody|everyone|everybody|all|all people|people|users|customers|visitors)\s+(?:can|may|should be able to|is able to|are able to|is allowed to|are allowed to|could|shall)\s+(?:freely\s+|also\s+)?${ITSELF}(?:\s+(?:themselves|himself|freely|by themselves|on their own|alone))?$`,
  'iu',
)
const ALL =
  /^(?:people|users?|everyone|everybody|anyone|anybody|visitors?|customers?|they|you|clients?|members?)$/iu
const US = /^(?:we|i|us|me|the office|office|the house|house|hq|headquarters)$/iu

/** undefined: the clause says nothing of it */
export function registrationSaid(clause: string): RegistrationSaid | undefined {
  const said = clause.trim().replace(/^as (?:an?|the) [\p{L}-]+,?\s+/iu, '')
  if (CLOSED.some((pattern) => pattern.test(said))) return { registration: 'closed' }
  for (const pattern of [...BY_OTHERS, ONLY_BY]) {
    const found = pattern.exec(said)?.groups
    const who = (found?.['who'] ?? '').replace(/\s+(?:only|alone)$/iu, '')
    const only = found?.['only']
    if (who === '' || ALL.test(who)) continue
    if (US.test(who)) return { registration: 'closed' }
    const last = who.toLowerCase().split(' ').at(-1) ?? ''
    if (isDoer(last) || only !== undefined)
      return {
        registration: 'closed',
        by: [...who.split(' ').slice(0, -1), singularOf(last)].join(' '),
      }
  }
  return OPEN.test(said) ? { registration: 'open' } : undefined
}
