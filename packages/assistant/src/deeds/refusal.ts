import { stepFor } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { rulesOf } from '../people/set-rules.ts'
import type { Doing } from '../things/doing.ts'
import { eventId, ifStep, insertEvent, nameOf } from './add-event.ts'
import { caseIn } from './case.ts'
import { FULLNESS } from './fullness.ts'
import { casesIn } from './cases.ts'
import { invariantsIn } from './invariant.ts'
import { negated } from './operand.ts'
import {
  keptAlone,
  linking,
  prohibitionsIn,
  refusedBy,
  type Prohibition,
  type Refused,
} from './prohibition.ts'
import { asItWas, type Refusal } from './refused.ts'
import { roleRule } from './role-rule.ts'
import { rolesSaid } from './roles-said.ts'
import { FlowScene, oneOf, type Place, type When } from './scene.ts'
import { isOnlyIf, isUnless, type Sentence } from './sentence.ts'
import { Steps, text } from './steps.ts'
import { tableSaid } from './table-said.ts'

/** What a sentence forbids in some case; undefined where it forbids nothing, or always. */
export function refusalIn(
  sentence: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  const always = invariantsIn(sentence, clause, draft)
  if (always) return always
  const byRole = roleRule(sentence, clause, draft)
  if (byRole) return byRole
  for (const prohibition of waysOf(sentence)) {
    if (isOfRole(prohibition, draft)) continue
    const verbs = [prohibition.verb, ...(prohibition.also ?? [])]
    const all = verbs.map((verb) => firstOf({ ...prohibition, verb }, sentence, clause, draft))
    const found = all.filter((one) => one !== undefined)
    if (found.length === all.length) return found
  }
  return undefined
}

/** “Users who are not admins” says who, and no case of the row. */
function isOfRole({ who = '' }: Prohibition, draft: Draft): boolean {
  const role = /\b(?:who|that)\s+(?:are|is)(?:\s+not|n't)?\s+(?:an?\s+)?(?<role>[\p{L}-]+)$/iu.exec(
    who,
  )
  return role?.groups !== undefined && draft.isPerson(role.groups['role'] ?? '')
}

function firstOf(
  spoken: Prohibition,
  sentence: Sentence,
  clause: string,
  draft: Draft,
): Refusal | undefined {
  const prohibition = withWhole(spoken, sentence, draft)
  const ways = [
    ...linking(prohibition, draft),
    ...refusedBy(prohibition, draft),
    ...keptAlone(prohibition, draft),
  ]
  for (const refused of ways) {
    const refusal = refusalOf(prohibition, refused, sentence, clause, draft)
    if (refusal) return refusal
  }
  return undefined
}

/** “once an appointment is done, its start …”: that of the appointment. */
function withWhole(prohibition: Prohibition, { main, sides }: Sentence, draft: Draft): Prohibition {
  const { thing } = prohibition
  const isOwn = /^(?:its|their)\s/i.test(main.trim()) && tableSaid(thing, draft) === undefined
  const whole = sides.map(({ words }) => tableSaid(words, draft)).find((one) => one !== undefined)
  // “once an order is shipped it is read-only”
  if (whole && /^(?:it|they)?$/i.test(thing.trim())) return { ...prohibition, thing: oneOf(whole) }
  return isOwn && whole ? { ...prohibition, thing: `${thing} of ${oneOf(whole)}` } : prohibition
}

/** “orders can be cancelled as long as they are pending” says what may only be done then. */
function waysOf({ main, sides }: Sentence): readonly Prohibition[] {
  const isPassive =
    /\b(?:can|may|could|should|must)\s+(?:only\s+)?be\s|\b(?:is|are)\s+(?:only\s+)?(?:allowed|possible|permitted|accepted|taken)$|^[\p{L}\s]+?\s(?:can|may)\s+(?:only\s+)?\p{L}+$/iu.test(
      main,
    )
  const only = sides.some(
    (side) =>
      (isOnlyIf(side) && (isPassive || side.by.startsWith('only') || FULLNESS.test(side.words))) ||
      (side.by === 'until' && (isPassive || FULLNESS.test(side.words))),
  )
    ? prohibitionsIn(
        main
          .replace(
            /\b(?:can|may|could|should|must|is allowed to|are allowed to|(?:is|are)(?= (?:only )?(?:allowed|possible|permitted|accepted|taken)$))\s+(?:only\s+)?(?!not\b)/i,
            '$&only ',
          )
          .replace(/only\s+only/i, 'only'),
      )
    : []
  return [...only.filter(({ isOnly }) => isOnly), ...prohibitionsIn(main)]
}

function refusalOf(
  prohibition: Prohibition,
  refused: Refused,
  { sides }: Sentence,
  clause: string,
  draft: Draft,
): Refusal | undefined {
  const { table, when, becoming, of } = refused
  const scene = new FlowScene(table, when, draft, new Steps(eventId(table, clause)))
  const focus =
    of && scene.places.find((place) => place.path.length === 1 && place.table.id === of.id)
  const cases = casesIn(sides, scene, focus)
  if (cases === undefined) return undefined
  const whom = notByWhom(prohibition.which, draft)
  const which = whichCase(
    whom === undefined ? prohibition : { ...prohibition, which: '' },
    scene,
    focus,
  )
  if (which === undefined && (prohibition.which !== '' || cases.length === 0)) return undefined
  const all = [
    ...cases,
    ...(which === undefined || which === '' ? [] : [which]),
    ...(whom === undefined ? [] : [whom]),
  ]
  if (all.length === 0) return undefined
  const so = all
    .map((one) => (one.includes('||') && all.length > 1 ? `(${one})` : one))
    .join(' && ')
  // Until something is so, it may be done where that is not so.
  const isTurned = sides.some((side) => isUnless(side) && side.by !== 'until')
  const held = prohibition.isOnly && !isTurned ? negated(so) : so
  const why = [...sides.map((side) => `${side.by} ${side.words}`), prohibition.which]
    .filter((one) => one !== '')
    .join(', ')
  const { isOnly } = prohibition
  // What may only be done so is not refused because it is so.
  const words = isOnly && sides.length === 0 ? clause : why
  if (becoming === undefined) return { scene, time: 'before', condition: held, words, isOnly }
  return {
    scene,
    time: 'after',
    condition: `${becoming} && ${grouped(asItWas(held, becoming))}`,
    becoming,
    words,
    isOnly,
  }
}

const grouped = (formula: string): string => (formula.includes('||') ? `(${formula})` : formula)

/** “by anyone except admins”: whoever is none of them; undefined where no roles are said so. */
function notByWhom(which: string, draft: Draft): string | undefined {
  const who =
    /^by\s+(?:any(?:one|body)|every(?:one|body)|others|people|users)\s+(?:except|other than|apart from)(?:\s+(?:for|by))?\s+(?<who>.+)$/iu.exec(
      which.trim(),
    )?.groups?.['who']
  const roles = who === undefined ? [] : rolesSaid(who, draft)
  return roles.length === 0
    ? undefined
    : roles.map((role) => `user?.role != ${text(role)}`).join(' && ')
}

/** What is said of the thing itself: `with reviews`, `pending`; empty where nothing is. */
function whichCase(
  { which, thing }: Prohibition,
  scene: FlowScene,
  focus: Place | undefined,
): string | undefined {
  if (/^(?:,\s*)?(?:unless|except|until)\b|\s(?:unless|except)\s/i.test(which)) return undefined
  if (which !== '') {
    const said =
      caseIn(which, scene, focus) ??
      caseIn(`it ${which}`, scene, focus) ??
      caseIn(thing, scene, focus)
    if (said !== undefined) return said
    // A case that is not understood would only stand in the message.
    if (/^(?:only\s+)?by\s|\b(?:except|unless|other than|apart from)\b/i.test(which))
      return undefined
  }
  const own = thing.split(/\s+(?:that|which|who|with|without|if|in|of|for)\s+/i)[0] ?? thing
  const whole = which === '' && / (?:in|of|for) /i.test(thing) ? thing : own
  if (!/\s/.test(whole.trim())) return which === '' ? '' : undefined
  const state = caseIn(`is ${whole}`, scene, focus)
  return state ?? (which === '' ? '' : undefined)
}

const PAST = { Create: 'added', Update: 'changed', Delete: 'deleted' } as const
const VERB = { Create: 'add', Update: 'change', Delete: 'delete' } as const

/** Draws the flows that refuse. */
export function drawRefusals(refusals: readonly Refusal[], clause: string, doing: Doing): void {
  for (const { scene, time, condition, becoming, words, isOnly } of refusals) {
    const { when } = scene
    // “Nobody can change it any more” may mean that nobody can delete it either.
    const isLeft =
      when === 'Update' &&
      /\bnobody\b|\bno one\b|\bany ?more\b|\bno longer\b/i.test(clause) &&
      !refusals.some((one) => one.scene.when === 'Delete') &&
      rulesOf(scene.table, 'delete').length > 0
    const table = doing.draft.playing('rows').find(({ id }) => id === scene.table.id) ?? scene.table
    const message = text(saysNo(table, when, words, isOnly === true))
    const no = [
      { id: scene.steps.id(), kind: stepFor('refuses').kind, settings: { status: 409, message } },
    ]
    const id = eventId(table, clause)
    const steps = [...scene.steps.used(condition), ifStep(`${id}_if`, condition, no)]
    insertEvent(
      table,
      { id, name: nameOf(clause), when: `${time}${when}`, steps },
      doing,
      `Refuse to ${VERB[when]} one of ${table.name}: ${words === '' ? clause : words}.${isLeft ? ' It can still be deleted: say so where it must not be.' : ''}`,
    )
    if (doing.draft.happened)
      doing.draft.happened = {
        ...doing.draft.happened,
        otherwise: { table, when, ...(becoming !== undefined && { condition: becoming }) },
      }
  }
}

function saysNo(table: Node, when: When, words: string, isOnly: boolean): string {
  const one = oneOf(table)
  // “… can’t be changed once it has been fired”
  const isCase = !isOnly && /^(?:once|if|when|after|before|until|while)\s/i.test(words)
  const said = isCase
    ? ` ${words.replace(new RegExp(`\\b(?:an?|the)\\s+${one}\\b`, 'iu'), 'it')}`
    : `: ${words}`
  return `This ${one} can’t be ${PAST[when]}${words === '' ? '' : said.slice(0, 100)}.`
}
