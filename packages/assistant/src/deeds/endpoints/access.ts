import { isDoer } from '../../people/person-words.ts'
import { ensureRole } from '../../people/set-rules.ts'
import { whoIs } from '../../people/who.ts'
import type { Doing } from '../../things/doing.ts'

const WHO = String.raw`(?:(?!the\s)[\p{L}-]+(?: in)?(?:\s(?:users?|people|members|staff))?)`
const WHOS = String.raw`(?:the\s+)?(?:roles?\s+)?${WHO}(?:(?:\s*,\s*|\s+(?:and|or)\s+|\s*[/+&]\s*)(?:the\s+)?${WHO})*`
// “, editors and admins, sets it”, “(staff)”
const ASIDE = new RegExp(String.raw`(?:[,;(]|\s-)\s*(?<who>${WHOS})\s*(?=$|[,;.):])`, 'iu')
const SAID: readonly RegExp[] = [
  new RegExp(String.raw`^as (?:an?|the) (?:member of (?:the )?)?(?<who>[\p{L}-]+)\b`, 'iu'),
  new RegExp(
    String.raw`\bonly\s+(?:by\s+|for\s+|to\s+)?(?:the\s+)?(?<who>${WHOS})(?=$|[,.;:]|\s+(?:that|which|to|it|may|can|should|must|is|are|call)\b)`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:open to|available to|visible to|accessible to|accessible by|restricted to|limited to|allowed for|called by)\s+(?:only\s+)?(?:the\s+)?(?<who>${WHOS})(?=$|[,.;:]|\s+(?:that|which|to|it|only|and|with|but)\b)`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:for|by)\s+(?:the\s+)?(?<who>${WHOS})(?:\s+only)?(?=$|[,.;:]|\s+(?:that|which|to|it|and|with|where|who|only)\b)`,
    'iu',
  ),
  new RegExp(String.raw`(?:^|[,.;:(-]\s*)(?<who>${WHOS})\s+only\b`, 'iu'),
  new RegExp(
    String.raw`^(?:the\s+)?(?<who>[\p{L}-]+)\s+(?:need|want|can|may|should|must|would)\b`,
    'iu',
  ),
  new RegExp(String.raw`^(?:can|could|may|should|let)\s+(?:the\s+)?(?<who>${WHO})\s`, 'iu'),
  new RegExp(String.raw`^(?<who>${WHOS})$`, 'iu'),
  new RegExp(String.raw`\b(?:which|that)\s+(?<who>${WHO})\s+(?:can|may)\b`, 'iu'),
  ASIDE,
  new RegExp(
    String.raw`\b(?:where|so|with which|by which)\s+(?:that\s+)?(?:the\s+)?(?<who>[\p{L}-]+)\s+(?:can|may)\b`,
    'iu',
  ),
]

/** Who may call it, by what is said of it; somebody signed in where nobody says so. */
export function accessOf(rest: string, doing: Doing): readonly string[] {
  const { draft } = doing
  if (
    /\b(?:public(?:ly)?|(?:without|no|needs? no|not need an?) (?:an? |any )?(?:account|auth|signing in|logging in|log-?in|login|sign-?in|authentication|token))\b/i.test(
      rest,
    )
  )
    return ['public']
  for (const way of SAID)
    for (const found of rest.matchAll(new RegExp(way.source, 'giu'))) {
      const said = rulesFor(found.groups?.['who'] ?? '', doing)
      // “The number of bookings, guests, rooms” opens it to nobody.
      if (said.length === 0 || (way === ASIDE && said.includes('public'))) continue
      for (const rule of said)
        if (rule.startsWith('role:') && !draft.roles().includes(rule.slice(5)))
          ensureRole(rule.slice(5), doing)
      return [...new Set(said)]
    }
  return ['signedIn']
}

/** “Project members”: who belongs to a row, whom no role says. */
export const areOfRows = (rules: readonly string[], { draft }: Pick<Doing, 'draft'>): boolean =>
  rules.some((rule) => {
    const role = rule.replace(/^role:/, '')
    const isNew = role !== rule && !draft.roles().includes(role)
    return isNew && !isDoer(role.toLowerCase()) && draft.table(role) !== undefined
  })

/** Of all who are named: none where the first is nobody. */
function rulesFor(words: string, doing: Doing): readonly string[] {
  const isRole = /^(?:the\s+)?roles?\s+/i.test(words)
  const rules = words
    .replace(/^(?:the\s+)?roles?\s+/i, '')
    .split(/\s*,\s*|\s+(?:and|or)\s+|\s*[/+&]\s*/)
    .map((one) => {
      const who = one.replace(/^(?:only|the)\s+/i, '')
      return ruleOf(who, doing) ?? (isRole ? `role:${who.toLowerCase()}` : undefined)
    })
  const until = rules.indexOf(undefined)
  return rules.slice(0, until < 0 ? rules.length : until).flatMap((rule) => rule ?? [])
}

function ruleOf(words: string, { draft }: Doing): string | undefined {
  const known = whoIs(words, draft)
  if (known?.rule === 'role' && draft.roles().includes(known.role)) return `role:${known.role}`
  if (draft.table(words) && !draft.isPersonWord(words)) return undefined
  if (/^(?:signed|logged)[- ]?in/i.test(words)) return 'signedIn'
  if (known?.rule === 'public' && draft.table(words) !== undefined) return undefined
  if (known?.rule === 'public' || known?.rule === 'signedIn') return known.rule
  return known?.rule === 'role' && isDoer(words.toLowerCase()) ? `role:${known.role}` : undefined
}
