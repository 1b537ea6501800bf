import { OPERATIONS } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { peopleOf } from '../explain/people.ts'
import { rulesOf } from '../people/set-rules.ts'
import { ruleOf, type Who, whoIs, withoutSignIn } from '../people/who.ts'
import { deedIn, operationsOf } from './deed-in.ts'
import { endpointsNamed, mayCall } from './flows-said.ts'
import { deedsOf, whoDoes } from './rules-said.ts'
import { tableIn, tablesIn } from './table-in.ts'

const WHOM =
  /^(?:who|whom|(?:which|what) (?:users?|people|roles?|persons?|kinds? of (?:people|users?))|(?:by|for|to|with) (?:whom|which (?:people|users?|roles?)))\b/i
const NOT = /\b(?:not|cannot|never)\b|n't\b/i
const FILLER =
  /\b(?:be able to|able to|be allowed to|allowed to|permitted to|entitled to|get to|have the right to|the right to|have permission to|permission to|also|still|actually|even|only|just|currently|at present)\s+/giu

/** “Who can delete a post?”, “by whom may orders be changed?” */
export function whoMay(said: string, draft: Draft): string | undefined {
  const asked = said.replace(WHOM, '')
  if (asked === said) return undefined
  const calls = endpointsNamed(asked, draft).map(mayCall)
  if (calls.length > 0) return calls.join(' ')
  const deed = deedIn(asked.replaceAll(FILLER, ''), draft)
  if (deed === undefined) return undefined
  const says = whoDoes(deed.operations, deed.table)
  return NOT.test(asked) ? `${says} Nobody else can.` : says
}

/** What says of somebody that they are not signed in, in the way in which rules say it. */
const asRule = (said: string): string =>
  said
    .replace(STRANGER, ' without an account ')
    .replace(
      /\bwithout (?:having|needing|getting|owning|making|creating) (?=an? |to )/i,
      'without ',
    )
const STRANGER =
  /\b(?:who|that)\s+(?:(?:is|are|has|have)(?:\s+not|n't)|isn't|aren't)\s+(?:been\s+)?(?:signed|logged)[- ]?in\b/i
const MAY =
  /^(?:why\s+)?(?:can|may|could|is|are|am|does|do|would|will|must|should)(?:n't|not|'t)?\s+(?!(?:you|we)\b)(?<rest>\S.*)$/iu
const BUILDS = /\b(?:fields?|columns?|tables?|roles?|endpoints?|rules?|limits?|relations?)\b/i

/** “Can a customer change the price?” */
export function mayThey(said: string, draft: Draft): string | undefined {
  const rest = MAY.exec(said)?.groups?.['rest']?.replaceAll(FILLER, '')
  const { clause, isPublic } = withoutSignIn(asRule(rest ?? ''))
  const deed = rest === undefined || BUILDS.test(rest) ? undefined : deedIn(clause, draft)
  if (deed === undefined) return undefined
  const { operations, table, before, object } = deed
  // “Can orders be deleted?” asks by whom.
  const isPassive = /\b(?:be|get)\s*$/.test(before)
  const by = /\b(?:by|as)\s+(?<who>.+)$/iu.exec(object)?.groups?.['who']
  const who = whoIs(by ?? before, draft)
  if (isPassive && by === undefined) return whoDoes(operations, table)
  if (!who || who.rule === 'nobody') return undefined
  const asked = isPublic ? ['public'] : rulesOfAsked(who)
  const isOthers = /\b(?:others?|other \p{L}+|else|everybody|everyone|all|any)\b/iu.test(object)
  const byAnswer = Map.groupBy(operations, (operation) => {
    const rules = rulesOf(table, operation).map((rule) => rule.split(' when ')[0] ?? '')
    if (rules.some((rule) => asked.includes(rule))) return 'Yes.'
    return rules.includes('owner') && !isPublic && !isOthers ? 'Only their own.' : 'No.'
  })
  return [...byAnswer].map(([says, some]) => `${says} ${whoDoes(some, table)}`).join(' ')
}

/** The rules that let somebody in: whoever has a role is signed in, too. */
const rulesOfAsked = (who: Exclude<Who, { rule: 'nobody' }>): readonly string[] =>
  who.rule === 'public' ? ['public'] : [ruleOf(who), 'signedIn', 'public']

const WHAT =
  /^(?:what|which (?:things|operations|tables|data|rows))\s+(?:all\s+|else\s+)?(?:can|may|could|is|are|does|do|gets?)(?:n't|not|'t)?\s+(?<who>.+?)\s+(?:not\s+)?(?<verb>do|see|read|change|edit|update|delete|remove|add|create|access|list|write|view|touch|look at)\b(?<object>.*)$/iu
const RIGHTS =
  /^(?:what|which)\s+(?:rights|permissions|access)\s+(?:do|does|have|has)\s+(?<who>.+?)(?:\s+have)?(?<object>\s+(?:on|to|over|for)\s.+)?$/iu

/** “What can an editor do with posts?” */
export function whatMay(said: string, draft: Draft): string | undefined {
  const { clause, isPublic } = withoutSignIn(asRule(said.replaceAll(FILLER, '')))
  const found = (WHAT.exec(clause) ?? RIGHTS.exec(clause))?.groups
  const who = found && whoIs(found['who'] ?? '', draft)
  if (!who || who.rule === 'nobody') return undefined
  const asked = isPublic ? ['public'] : rulesOfAsked(who)
  const verb = found['verb'] ?? 'do'
  const about = tablesIn(found['object'] ?? '', draft)
  const tables = about.length > 0 ? about : draft.playing('rows')
  const meant = operationsOf(verb)
  const deeds = deedsOf(asked, tables, meant, draft)
  const people =
    isPublic || who.rule === 'public' ? 'whoever is not signed in' : peopleOf(asked.slice(0, 1))
  return `${capital(people)} can ${deeds.length === 0 ? 'do nothing of that' : deeds.join('; ')}.${NOT.test(said) && !isPublic ? ' Nothing else.' : ''}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** “Is anything open to the public?” */
export function whatIsOpen(said: string, draft: Draft): string | undefined {
  const isAsked =
    /\b(?:open|public|everyone|everybody|strangers|anonymous\w*|accessible)\b/i.test(said) ||
    withoutSignIn(asRule(said)).isPublic
  if (
    !isAsked ||
    !/\b(?:anything|something|everything|what|which|any)\b/i.test(said) ||
    tableIn(said, draft)
  )
    return undefined
  const all = deedsOf(['public'], draft.playing('rows'), OPERATIONS, draft)
  return all.length === 0
    ? 'No: whoever calls has to be signed in, for everything.'
    : `Yes: anybody, signed in or not, can ${all.join('; ')}.`
}
