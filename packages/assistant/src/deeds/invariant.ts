import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { plainWords } from '../words.ts'
import { overfull } from './fullness.ts'
import { keptOf } from './act-table.ts'
import { atMost } from './at-most.ts'
import { eventId } from './add-event.ts'
import { caseIn } from './case.ts'
import { forward } from './forward.ts'
import { tableSaid } from './table-said.ts'
import { isTime, negated } from './operand.ts'
import { neededWhen } from './needed-when.ts'
import { doneAgain } from './done-again.ts'
import { once } from './once.ts'
import { overlapping } from './overlap.ts'
import type { Refusal } from './refused.ts'
import { FlowScene, type When } from './scene.ts'
import { isUnless, type Sentence } from './sentence.ts'
import { Steps } from './steps.ts'
import { NUMBER } from './verbs.ts'

/** What has to be so of every row, whoever writes it: as refusals of what would break it. */
export function invariantsIn(
  sentence: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  return (
    doneAgain(sentence, clause, draft) ??
    forward(clause, draft) ??
    once(sentence, clause, draft) ??
    atMost(sentence, clause, draft) ??
    overfull(sentence, clause, draft) ??
    noTwo(sentence, clause, draft) ??
    neededWhen(sentence, clause, draft) ??
    alwaysSo(sentence, clause, draft)
  )
}

const NEVER =
  /\b(?:no two|never|not|n't|cannot|can't|no|twice|double|refuse|reject|prevent|forbid|only one|nobody)\b|n't\b/i
const TWO =
  /\b(?:overlap\w*|double[- ]?book\w*|twice (?:at|for|on|in) (?:the same|one|a) (?:time|day|slot|hour|period|date)|(?:clash|conflict)\w*|at the same (?:time|moment|hour|day)|for the same (?:time|slot|day|dates?|period)|(?:more than one|two|several) \p{L}+ at (?:a time|once|the same time))\b/iu

const SEVERAL = new RegExp(String.raw`\bmore than (?!one\b|1\b)${NUMBER}\b`, 'iu')

/** “no two bookings of a room may overlap”, “a room can’t be booked twice at the same time”. */
function noTwo(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  const all = [main, ...sides.map(({ words }) => words)].join(' ')
  if (!TWO.test(all) || !NEVER.test(all) || SEVERAL.test(all)) return undefined
  // “…, unless it is an emergency” would be refused all the same.
  if (sides.some(isUnless) || /\b(?:unless|except)\b/i.test(all)) return undefined
  const parts = plainWords(all).split(/[^\p{L}_-]+/u)
  const saids = parts.flatMap((part) => draft.table(part) ?? [])
  const tables = [
    ...saids.filter(hasTimes),
    ...saids
      .flatMap((thing) => parts.flatMap((part) => keptOf(part, thing, draft) ?? []))
      .filter(hasTimes),
    ...draft
      .playing('rows')
      .filter(
        (table) =>
          hasTimes(table) &&
          saids.some(({ id }) => named(table, 'relations').some(({ target }) => target === id)),
      ),
  ]
  return refusedBoth(tables[0], clause, draft, (scene) => overlapping(`${all} overlap`, scene))
}

const hasTimes = (table: Node): boolean => named(table, 'fields').some(isTime)

const MUST =
  /^(?<what>.+?)\s+(?<must>must|should|shall|has to|have to|needs to|need to|may|can|is to|ought to)\s+(?:(?:always|also)\s+)?(?<not>not\s+|never\s+|n't\s+)?(?:always\s+)?(?:be|lie|come|fall|start|end|happen|exceed|have)\b\s*(?<how>.*)$/iu
const MUST_NOT =
  /^(?<what>.+?)\s+(?<must>mustn't|can't|cannot|shouldn't|may not|must not|should not|can not|must never|can never|may never)\s+(?<verb>be|lie|come|fall|start|end|happen|exceed)\s*(?<how>.*)$/iu
const NOT_ALLOWED =
  /^(?:(?:it|[\p{L}_]+) (?:is|should be|must be)\s*(?:not allowed|forbidden|not possible|impossible)|(?:it|[\p{L}_]+) (?:isn't|shouldn't be|mustn't be|must not be|should not be|can't be|cannot be) (?:allowed|possible)|(?:refuse|reject|forbid|don't allow))\s+(?:it\s+)?(?:that|if|when)\s+(?<what>.+)$/iu

/** “the end must be after the start”, “it is not allowed that a stay ends before it begins”. */
function alwaysSo(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  const forbidden = NOT_ALLOWED.exec(clause)?.groups?.['what']
  const no = forbidden === undefined ? MUST_NOT.exec(main)?.groups : undefined
  const must = forbidden === undefined && no === undefined ? MUST.exec(main)?.groups : undefined
  if (must && /^(?:may|can)$/i.test(must['must'] ?? '') && must['not'] === undefined)
    return undefined
  const verb = no?.['verb'] ?? /\b(?<verb>exceed|start|end)\b/i.exec(main)?.[0] ?? 'be'
  const said = no ?? must
  const words =
    forbidden ??
    (said &&
      `${said['what']} ${/^(?:exceed|start|end)$/i.test(verb) ? `${verb}s` : 'is'} ${said['how']}`)
  if (words === undefined || /\bis (?:\p{L}+ed|made|sent|paid|given|set)\b/iu.test(words))
    return undefined
  const isWrong = no !== undefined || forbidden !== undefined || must?.['not'] !== undefined
  return refusedBoth(tableFor(words, draft), clause, draft, (scene) => {
    const formula = caseIn(words, scene)
    const cases =
      forbidden === undefined
        ? sides.map((side) => ({ side, formula: caseIn(side.words, scene) }))
        : []
    if (
      formula === undefined ||
      cases.some((one) => one.formula === undefined) ||
      !isOfTwo(formula)
    )
      return undefined
    const broken = isWrong ? formula : negated(formula)
    return [
      ...cases.map(({ side, formula: one = '' }) => (isUnless(side) ? negated(one) : one)),
      broken,
    ].join(' && ')
  })
}

/** A bound that is a number is a limit of the field. */
function isOfTwo(formula: string): boolean {
  return (
    /[<>]=?\s+(?:-?\(?(?:row|that|today|now|add|date|\w+\())/.test(formula) &&
    !/[<>]=? -?\d/.test(formula)
  )
}

function tableFor(words: string, draft: Draft): Node | undefined {
  const [meant] =
    fieldsMeant(words.split(/\s+(?:is|are|starts?|ends?|exceeds?)\s+/i)[0] ?? words, draft) ?? []
  const said = tableSaid(words, draft)
  return meant?.table ?? (said && hasTimes(said) ? said : undefined) ?? draft.subjectTable() ?? said
}

function refusedBoth(
  table: Node | undefined,
  clause: string,
  draft: Draft,
  caseOf: (scene: FlowScene) => string | undefined,
): readonly Refusal[] | undefined {
  if (table === undefined) return undefined
  const whens: readonly When[] = ['Create', 'Update']
  const all = whens.flatMap((when): readonly Refusal[] => {
    const scene = sceneOf(table, when, clause, draft)
    const condition = caseOf(scene)
    // What is past now was to come when it was written.
    const isAboutNow = condition !== undefined && /\b(?:now|today)\(\)/.test(condition)
    if (condition === undefined || (when === 'Update' && isAboutNow)) return []
    return [{ scene, time: when === 'Create' ? 'before' : 'after', condition, words: clause }]
  })
  return all.length === 0 ? undefined : all
}

function sceneOf(table: Node, when: When, clause: string, draft: Draft): FlowScene {
  return new FlowScene(table, when, draft, new Steps(eventId(table, clause)))
}
