import type { Draft } from '../draft.ts'
import { eventId } from './add-event.ts'
import { caseIn } from './case.ts'
import { casesIn } from './cases.ts'
import { asItWas, type Refusal } from './refused.ts'
import { rolesSaid } from './roles-said.ts'
import { FlowScene } from './scene.ts'
import type { Sentence } from './sentence.ts'
import { stateOfVerb } from './states.ts'
import { Steps, text } from './steps.ts'
import { tableSaid } from './table-said.ts'

const WHO = String.raw`(?:(?:an?|the|our)\s+)?(?<who>[\p{L}-]+(?:\s+(?:and|or)\s+(?:an?\s+|the\s+)?[\p{L}-]+)*)`
const MAY = String.raw`(?:can|may|must|should|could|(?:is|are) (?:allowed|able) to|shall)`
const NOT = String.raw`(?:can(?:not|'t| not)|may not|must(?:n't| not)|should(?:n't| not)|(?:is|are)(?:n't| not) (?:allowed|able) to)`
const SET = String.raw`(?:(?:set|change|mark|turn|put|move|switch|declare)(?:d|ed)?\s+)`
const ALONE = String.raw`(?:\s*,?\s*(?:and\s+)?(?:by\s+)?(?:nobody else|no one else|only|alone|not by anyone else))`
const WAYS: readonly { readonly pattern: RegExp; readonly isNot?: true }[] = [
  // “an order above 1000 may be set to paid by an admin only”
  {
    pattern: new RegExp(
      String.raw`^(?<what>.+?)\s+${MAY}\s+(?<only>only\s+)?be\s+(?:${SET}(?:to|as|into)?\s*)?(?<state>[\p{L}]+)\s+(?<only2>only\s+)?by\s+${WHO}(?<alone>${ALONE})?$`,
      'iu',
    ),
  },
  // “only doctors may mark an appointment as done”
  {
    pattern: new RegExp(
      String.raw`^(?<only>only)\s+${WHO}\s+${MAY}\s+${SET}(?<what>.+?)\s+(?:to|as|into)\s+(?:being\s+)?(?<state>[\p{L}]+)$`,
      'iu',
    ),
  },
  {
    pattern: new RegExp(
      String.raw`^(?<only>only)\s+${WHO}\s+${MAY}\s+(?<state>[\p{L}]+)\s+(?<what>.+)$`,
      'iu',
    ),
  },
  // “a receptionist can't set an appointment to done”
  {
    pattern: new RegExp(
      String.raw`^${WHO}\s+${NOT}\s+${SET}(?<what>.+?)\s+(?:to|as|into)\s+(?<state>[\p{L}]+)$`,
      'iu',
    ),
    isNot: true,
  },
  // “orders over 1000 can't be set to paid by staff”
  {
    pattern: new RegExp(
      String.raw`^(?<what>.+?)\s+${NOT}\s+be\s+(?:${SET}(?:to|as|into)?\s*)?(?<state>[\p{L}]+)\s+by\s+${WHO}$`,
      'iu',
    ),
    isNot: true,
  },
]

/** What only some may let become of a row: “only doctors may mark an appointment as done”, “… above 1000 … by an admin only”. */
export function roleRule(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  for (const { pattern, isNot } of WAYS) {
    const groups = pattern.exec(main.trim())?.groups
    if (groups === undefined) continue
    const { what = '', who = '', state = '' } = groups
    const isOnly = [groups['only'], groups['only2'], groups['alone']].some(
      (one) => one !== undefined,
    )
    if (!isOnly && isNot === undefined) continue
    const table = tableSaid(what, draft)
    const becoming = table && stateOfVerb(state, table)
    const roles = rolesSaid(who, draft)
    if (table === undefined || becoming === undefined || roles.length === 0) continue
    const scene = new FlowScene(table, 'Update', draft, new Steps(eventId(table, clause)))
    const cases = casesIn(sides, scene)
    const which = whichOf(what, scene)
    if (cases === undefined || which === undefined) continue
    const not = roles.map((role) => `user?.role ${isNot ? '==' : '!='} ${text(role)}`)
    const who_ = isNot
      ? not.length > 1
        ? `(${not.join(' || ')})`
        : not.join('')
      : not.join(' && ')
    const said = [...cases, ...(which === '' ? [] : [which])]
    const all = [becoming, ...said.map((one) => asItWas(one, becoming)), who_]
    return [
      {
        scene,
        time: 'after',
        condition: all
          .map((one) => (one.includes(' || ') && !one.startsWith('(') ? `(${one})` : one))
          .join(' && '),
        words: clause,
      },
    ]
  }
  return undefined
}

/** What is said of the rows behind their name; empty where nothing is, undefined where it can't be told. */
function whichOf(what: string, scene: FlowScene): string | undefined {
  const said =
    /\s(?<which>(?:with|of|over|above|under|below|that|which|who|whose|without|for|in)\s.+)$/iu.exec(
      what,
    )?.groups?.['which'] ?? ''
  if (said === '') return ''
  const bare = said.replace(/^(?:of|that|which|who|for)\s+/i, '')
  return (
    caseIn(said, scene) ??
    caseIn(`it ${said}`, scene) ??
    caseIn(bare, scene) ??
    caseIn(`its ${said.replace(/^with\s+(?:an?\s+)?/i, '')}`, scene)
  )
}
