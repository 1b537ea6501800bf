import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { plainWords } from '../words.ts'
import { keptOf } from './act-table.ts'
import { eventId } from './add-event.ts'
import { caseIn } from './case.ts'
import { tableSaid } from './table-said.ts'
import { isTime, negated } from './operand.ts'
import { overlapping } from './overlap.ts'
import { counted } from './counted.ts'
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
    atMost(sentence, clause, draft) ??
    noTwo(sentence, clause, draft) ??
    alwaysSo(sentence, clause, draft)
  )
}

const MOST = String.raw`(?:at most|no more than|not more than|a maximum of|maximum|max|up to|only|more than|a limit of)`
const LIMITS: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:(?:an?|each|every|one|the|any|no)\s+)?(?<who>[\p{L}_ ]+?)\s+(?:(?:can|may|must|should|could|is allowed to|are allowed to|can't|cannot|may not|must not|shouldn't|is limited to|are limited to|has|have|is|are)\s+)*(?:never\s+|not\s+|only\s+|be\s+)*(?:have|has|hold|borrow|make|own|book|keep|place|take|get|rent|write|leave|open|submit)?\s*(?<most>${MOST})\s+(?<many>${NUMBER})\s+(?<what>[\p{L}_ -]+?)(?:\s+(?:per|a|each|at (?:a time|once|the same time)|in total|open at once|simultaneously)\b.*)?$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:there\s+(?:can|may|must|should)\s+(?:only\s+)?be\s+|allow\s+|only\s+)?(?<most>${MOST})\s+(?<many>${NUMBER})\s+(?<what>[\p{L}_ -]+?)\s+(?:per|for each|for every|for one|of one|for the same|of the same|by the same|on the same|in the same|for an?|for any)\s+(?<who>[\p{L}_ ]+)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:an?|each|every)\s+(?<who>[\p{L}_]+)\s+(?:is|are)\s+limited\s+to\s+(?<most>)(?<many>${NUMBER})\s+(?<what>[\p{L}_ -]+?)$`,
    'iu',
  ),
]

const MODAL = /\b(?:can|may|must|should|could|allowed|cannot|shall|limited|limit)\b|n't\b/i
const NOT_MORE =
  /\b(?:no \p{L}+|nobody|no one|not|never|cannot)\b[^.]*\bmore than\b|n't\b[^.]*\bmore than\b/iu

/** “a member may have at most three open loans”, “no more than 5 enrolments per student”. */
function atMost(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  if (sides.length > 0) return undefined
  for (const pattern of LIMITS) {
    const groups = pattern.exec(main.trim())?.groups
    if (groups === undefined) continue
    const { who = '', many = '', what = '', most = '' } = groups
    if (/more than/i.test(most) && !/no\b|not\b/i.test(most) && !NOT_MORE.test(main)) continue
    const isPer = /\b(?:per|for|limited|at (?:a|one|once|the same) time|at once)\b/i.test(main)
    if (!MODAL.test(main) && !isPer) continue
    // “Only one desk” is a relation.
    if (/^(?:one|1)$/i.test(many) && !/\S\s+\S/.test(what.trim())) continue
    const owner = tableSaid(who, draft)
    const table = tableSaid(what, draft) ?? keptBy(main, what, draft)
    if (table === undefined || table.id === owner?.id) continue
    const scene = sceneOf(table, 'Create', clause, draft)
    const named_ =
      owner && scene.places.find((place) => place.path.length === 1 && place.table.id === owner.id)
    if (owner && named_ === undefined && table.settings['owner'] !== true) continue
    const state = plainWords(what) === '' ? '' : what.replace(/\S+$/, '')
    const condition = counted(`already has at least ${many} ${state}${table.name}`, scene, named_)
    if (condition === undefined) continue
    return [{ scene, time: 'before', condition, words: clause }]
  }
  return undefined
}

/** “borrow more than three books”: what is kept of it are loans. */
function keptBy(main: string, what: string, draft: Draft): Node | undefined {
  const thing = tableSaid(what, draft)
  const verb = /\b(?<verb>borrow|rent|book|hire|lease|reserve|order|buy)\b/i.exec(main)?.groups?.[
    'verb'
  ]
  return thing && verb !== undefined ? keptOf(verb, thing, draft) : undefined
}

const NEVER =
  /\b(?:no two|never|not|n't|cannot|can't|no|twice|double|refuse|reject|prevent|forbid|only one|nobody)\b|n't\b/i
const TWO =
  /\b(?:overlap\w*|double[- ]?book\w*|twice (?:at|for|on|in) (?:the same|one|a) (?:time|day|slot|hour|period|date)|(?:clash|conflict)\w*|at the same (?:time|moment|hour|day)|for the same (?:time|slot|day|dates?|period)|(?:more than one|two|several) \p{L}+ at (?:a time|once|the same time))\b/iu

/** “no two bookings of a room may overlap”, “a room can’t be booked twice at the same time”. */
function noTwo(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  const all = [main, ...sides.map(({ words }) => words)].join(' ')
  if (!TWO.test(all) || !NEVER.test(all)) return undefined
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
