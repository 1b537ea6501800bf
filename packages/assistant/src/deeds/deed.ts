import { stepPlays } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { asPattern } from '../text/as-pattern.ts'
import { Doing } from '../things/doing.ts'
import { actIn, actsIn } from './act.ts'
import { doAct } from './acts/do-act.ts'
import { nameInWords } from '../words.ts'
import { eventId, givingSteps, ifStep, insertEvent, nameOf } from './add-event.ts'
import { casesIn } from './cases.ts'
import { crossingIn } from './crossing.ts'
import { happeningIn } from './event.ts'
import { tableSaid } from './table-said.ts'
import { negated } from './operand.ts'
import { eventParts } from './event-parts.ts'
import type { Happening } from './happening.ts'
import { withQuoted } from './quoted.ts'
import { asItWas } from './refused.ts'
import { FlowScene } from './scene.ts'
import { behind, isCase, isUnless, sentencesOf, type Sentence, type Side } from './sentence.ts'
import { newPart } from '../scaffold.ts'
import { Steps } from './steps.ts'
import { tableInDeeds } from './table-in-deeds.ts'
import { isA } from './verbs.ts'

/** What a sentence asks to be done when something happens, ready to be drawn. */
export interface Deed {
  readonly happening: Happening
  readonly scene: FlowScene
  readonly condition: string | undefined
  /** How many of the steps only find out whether it is to be done. */
  readonly looks: number
  readonly doing: Doing
  /** What of it can't be done. */
  readonly undone: readonly string[]
  /** When it is not done, as far as that can be told. */
  readonly otherwise: Happening | undefined
}

/** Reads one way to part a sentence; undefined where nothing in it happens. */
export function deedIn(sentence: Sentence, clause: string, draft: Draft): Deed | undefined {
  const { main, sides: said } = ofSubject(sentence)
  const sides = withoutOne({ main, sides: said })
  if (/\b(?:GET|POST|PUT|PATCH|DELETE)\s+\//.test(clause) || isNoDeed(main)) return undefined
  if (sides.length === 0) return bySubject(main, clause, draft)
  for (const [at, side] of sides.entries()) {
    // What somebody can do doesn't happen.
    if (isUnless(side) || /\b(?:can|may|could)\b/i.test(side.words)) continue
    const others = sides.filter((_, index) => index !== at)
    const crossing = crossingIn(side.words, draft)
    const crossed = crossing && tell(crossing.happening, others, main, clause, draft, crossing.also)
    if (crossed) return crossed
    for (const [words, more] of eventParts(side, draft)) {
      // Of one alone it would be done with every one.
      if (
        /\bwithout\s|^(?:the|its|their)\s+(?:very\s+)?(?:last|first|second|third|\d+\w+)\s/i.test(
          words,
        )
      )
        continue
      const happening = happeningIn(
        words,
        draft,
        side.by,
        draft.subjectTable() ?? tableSaid(main, draft),
      )
      const deed = happening && tell(happening, [...more, ...others], main, clause, draft)
      if (deed) return deed
    }
  }
  return automatic(sides, main, clause, draft) ?? asIsAdded(sides, main, clause, draft)
}

const OTHERWISE =
  /^(?:otherwise|else|if not|in (?:any|every|all) other cases?)\s*,?\s+(?:then\s+)?(?<main>.+)$/iu

/** “…, otherwise the free seats go down by one”: where what was said last is not so. */
export function otherwise(clause: string, draft: Draft): Deed | undefined {
  const main = OTHERWISE.exec(clause.trim())?.groups?.['main']
  const happening = draft.happened?.otherwise
  const deed = main && happening && tell(happening, [], main, clause, draft)
  return deed && deed.undone.length === 0 ? deed : undefined
}

const SUBJECT_DOES =
  /^(?<what>(?:an?|each|every|any|all)\s+\p{L}+\s.+?)\s+(?<does>(?:gets?|receives?|is|are|must|should|shall|has to|have to|will)\s.+)$/iu
const IT_IS = /^(?:it|they)(?:\s+(?:is|are|was|were|has been)|'s|'re)\s+(?<done>.+)$/iu

/** “a task with priority high gets a due date when it is created”: when such a task is. */
function ofSubject(sentence: Sentence): Sentence {
  const { what = '', does = '' } = SUBJECT_DOES.exec(sentence.main)?.groups ?? {}
  const at = sentence.sides.findIndex(({ words }) => IT_IS.test(words))
  const side = sentence.sides[at]
  const done = IT_IS.exec(side?.words ?? '')?.groups?.['done']
  if (what === '' || side === undefined || done === undefined) return sentence
  const sides = sentence.sides.with(at, { ...side, words: `${what} is ${done}` })
  return { main: `it ${does}`, sides }
}

const AT_ONCE =
  /^(?:then|in that case|afterwards|after that|at the same time|at that moment|in addition|additionally)\b\s*,?\s*/iu
const AS_WELL = /\s(?:also|too|as well|at the same time)(?=\s|$)/iu

/** “The customer should also get an e-mail”: when what was said last happens. */
export function asWell(clause: string, draft: Draft): Deed | undefined {
  const said = clause.trim()
  const again = draft.happened?.again
  if (again === undefined || !(AT_ONCE.test(said) || AS_WELL.test(said))) return undefined
  const main = said.replace(AT_ONCE, '').replace(AS_WELL, '')
  if (isNoDeed(main) || sentencesOf(main).some(({ sides }) => sides.length > 0)) return undefined
  const deed = tell(again, [], main, clause, draft)
  return deed && deed.undone.length === 0 ? deed : undefined
}

/** “set the due date … when a task is made without one”: what it is without. */
function withoutOne({ main, sides }: Sentence): readonly Side[] {
  const ONE = /\b(?<without>without|has no|with no|have no|hasn't|doesn't have)\s+(?:one|any|it)\b/i
  if (!sides.some(({ words }) => ONE.test(words))) return sides
  const object = actIn(main)?.object.replace(/^(?:an?|the|its|their)\s+/i, '') ?? ''
  return sides.map((side) => ({ ...side, words: side.words.replace(ONE, `$<without> ${object}`) }))
}

/** “comments are approved automatically if the author is an editor”: as they are added. */
function automatic(
  sides: readonly Side[],
  main: string,
  clause: string,
  draft: Draft,
): Deed | undefined {
  const isSo =
    /\bautomatically\b|\bby (?:itself|themselves|default)\b/i.test(main) && sides.every(isCase)
  const table = isSo
    ? tableSaid(main.split(/\s+(?:is|are|get|gets|should|becomes?)\s/i)[0] ?? main, draft)
    : undefined
  return table && tell({ table, when: 'Create' }, sides, main, clause, draft)
}

/** “if a review has one star, …”: as it is added. */
function asIsAdded(
  sides: readonly Side[],
  main: string,
  clause: string,
  draft: Draft,
): Deed | undefined {
  const [side, ...others] = sides
  const groups =
    /^(?:an?|a new|any)\s+(?<what>.+?)\s+(?:has|costs?|contains?|comes to|lasts?|takes?|weighs?)\s/iu.exec(
      side?.words ?? '',
    )?.groups
  const table = groups && others.length === 0 ? draft.table(groups['what'] ?? '') : undefined
  if (side === undefined || table === undefined || isUnless(side)) return undefined
  const deed = tell({ table, when: 'Create' }, [side], main, clause, draft)
  return deed && deed.undone.length === 0 ? deed : undefined
}

const TAKES =
  /^(?:(?:an?|each|every|any)\s+(?:new\s+)?(?<what>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+)?(?:takes|adds|reduces|increases|decreases|raises|lowers|subtracts|deducts|removes)\s+(?=.*\b(?:to|from|off|by|the)\b)/iu

const NEW =
  /^(?:(?:an?|each|every|any|all)\s+)?(?<new>new(?:ly \p{L}+)?\s+)(?<what>.+?)\s+(?<does>(?:gets?|receives?|is|are|has to|have to|must|should|shall|begins?|starts?|becomes?|counts?|takes?|adds?|lowers?|raises?)\s.+)$/iu

/** “an order takes the price off the balance”, “new tasks without a priority get the priority low”: when one is added. */
function bySubject(main: string, clause: string, draft: Draft): Deed | undefined {
  const fresh = NEW.exec(main.trim())?.groups
  if (fresh) {
    const { what = '', does = '' } = fresh
    const side = { by: 'when', words: `a ${what} is added` }
    for (const [words, cases] of eventParts(side, draft)) {
      const happening = happeningIn(words, draft, 'when')
      const told = happening && tell(happening, cases, `it ${filledIn(does, what)}`, clause, draft)
      // What all begin as is a default.
      const isDefault =
        cases.length === 0 &&
        told?.scene.steps.isDoing === false &&
        [...told.scene.gives.values()].every((value) => /^'[^']*'$|^\d+$/.test(value))
      if (told && told.undone.length === 0 && !isDefault) return told
    }
  }
  const found = TAKES.exec(main.trim())
  if (found === null) return undefined
  const what = found.groups?.['what']
  const table = what === undefined ? draft.subjectTable() : draft.table(what)
  const deed = table && tell({ table, when: 'Create' }, [], main, clause, draft)
  return deed && deed.undone.length === 0 ? deed : undefined
}

/** “a task without a due date gets one …”: what it is without. */
function filledIn(does: string, what: string): string {
  const missing = /\b(?:without|with no)\s+(?:an?\s+|any\s+)?(?<field>[\p{L} ]+)$/iu.exec(what)
    ?.groups?.['field']
  return missing === undefined
    ? does
    : does.replace(/^(?<gets>gets?|receives?)\s+one\s+/i, `$<gets> the ${missing} `)
}

const isNoDeed = (main: string): boolean =>
  /\s(?:its|their|the|an?|of|to|from|by)$/iu.test(main) ||
  /^(?:as an?\b|(?:if|when|whenever|unless|can|may|could|should|must|shall|will|being|is|are|was|were|has|have|gets?|by|of|and|or|to|with|in|on|for|from|at|be|been)\b|only\b|anyone\b|everyone\b|nobody\b)|\b(?:can(?:'t|not)|may not|must not|mustn't)\b/i.test(
    main,
  ) ||
  /(?:^|,\s*)(?:\S+\s+){1,2}(?:can|may)\s/i.test(main)

/** “set done at to now” → “set doneAt to now”: a name that ends as a preposition is none. */
function withNames(main: string, table: Node): string {
  return named(table, 'fields')
    .map(({ name }) => [nameInWords(name), name] as const)
    .filter(([words]) => /\s(?:at|on|by|from|to|for|in|off|until)$/u.test(words))
    .reduce(
      (all, [words, name]) => all.replaceAll(new RegExp(`\\b${asPattern(words)}\\b`, 'giu'), name),
      main,
    )
}

function tell(
  happening: Happening,
  cases: readonly Side[],
  asked: string,
  clause: string,
  draft: Draft,
  also: (scene: FlowScene) => string | undefined = () => undefined,
): Deed | undefined {
  const doing = new Doing(draft)
  const main = withNames(asked, happening.table)
  const isDrawn = tableInDeeds(main, happening.table, doing)
  const id = eventId(happening.table, clause)
  const scene = new FlowScene(happening.table, happening.when, doing.draft, new Steps(id))
  scene.news = happening.said
  const becoming = happening.condition ?? ''
  const said_ = casesIn(
    cases.map(({ by, words }) => ({
      by,
      words: words.replace(/^its (?=.*\b(?:is|are|was)\b)/i, 'the '),
    })),
    scene,
  )
  if (said_ === undefined) return undefined
  // What is said of the very field that changes is said of what it was.
  const formulas = /^row\.\w+ == /.test(becoming)
    ? said_.map((one) => asItWas(one, becoming))
    : said_
  const condition = allOf([happening.condition, also(scene), ...formulas])
  const looks = scene.steps.all.length
  // What is refused is so before anything is done.
  const parts = actsIn(main).filter((part) => !(isDrawn && /^with\s/i.test(part)))
  const said = parts.toSorted((one, other) => Number(isRefused(other)) - Number(isRefused(one)))
  const undone = said.filter((part) => {
    return scene.attempt(() => doPart(part, scene)) === undefined
  })
  const isNothing = undone.length === said.length
  if (isNothing && (isDrawn || !DOES.test(main))) return undefined
  const otherwise = notThen(happening, condition, formulas, said.some(isRefused), scene)
  return { happening, scene, condition, looks, doing, undone, otherwise }
}

const allOf = (formulas: readonly (string | undefined)[]): string | undefined => {
  const all = formulas.filter((one) => one !== undefined)
  return all.length === 0
    ? undefined
    : all.map((one) => (one.includes('||') && all.length > 1 ? `(${one})` : one)).join(' && ')
}

/** What is refused goes no further; of all else the case is turned round, where nothing is looked up for it. */
function notThen(
  { table, when, said, condition: becoming }: Happening,
  condition: string | undefined,
  cases: readonly string[],
  isRefusing: boolean,
  { steps, lastCase }: FlowScene,
): Happening | undefined {
  const of = lastCase ?? allOf(cases)
  const outer = lastCase === undefined ? becoming : condition
  if (of === undefined || (!isRefusing && steps.looksFor(of).length > 0)) return undefined
  const so = isRefusing ? outer : allOf([outer, negated(of)])
  return { table, when, ...(said && { said }), ...(so !== undefined && { condition: so }) }
}

const isRefused = (part: string): boolean => {
  const act = actIn(behind(part)[0]?.main ?? part)
  return act !== undefined && isA(act.verb, 'refuse')
}

/** Does one of several things, which may have a case of its own. */
function doPart(part: string, scene: FlowScene): true | undefined {
  for (const { main, sides } of behind(part)) {
    const mark = scene.steps.mark()
    const cases = casesIn(sides, scene)
    const act = actIn(main)
    if (act === undefined || cases === undefined || !doAct(act, scene)) continue
    if (cases.length > 0) {
      scene.lastCase = allOf(cases)
      scene.steps.inCase(mark, cases.join(' && '))
    }
    return true
  }
  return undefined
}

const DOES =
  /^(?:(?:then|also|please|automatically|we|it|the system|should|must|shall)\s+)*(?:send|e-?mail|mail|notify|inform|tell|set|mark|reduce|decrease|increase|raise|lower|subtract|deduct|add|create|log|write|record|update|delete|remove|put|call|post|give|archive|refuse|reject)\b|^(?:the|an?|its|their|all|every)\s.+?\s(?:should|must|shall|needs? to|has to|gets?|will|is to|receives?|goes|go|is|are|becomes?)\s/iu

/** Draws the flow: what the row itself is given before it is written, all else after. */
export function drawDeed(deed: Deed, clause: string): void {
  const { happening, scene, condition, looks, doing } = deed
  const { when, table } = happening
  const id = eventId(table, clause)
  const name = nameOf(clause)
  const now = () => doing.draft.playing('rows').find((one) => one.id === table.id) ?? table
  const says = `${withQuoted(clause.trim()).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())}.`
  if (scene.gives.size > 0) {
    const found = scene.steps.looksFor(condition ?? '', ...scene.gives.values())
    const steps = givingSteps(scene, found, condition)
    insertEvent(now(), { id, name, when: `before${when}`, steps }, doing, says)
  }
  if (!scene.steps.isDoing) {
    remember(deed)
    return
  }
  if (scene.steps.isMailing) needMail(doing)
  const used = scene.steps.used(condition ?? '')
  const first = scene.steps.all.slice(0, looks)
  const before = used.filter((step) => first.includes(step))
  const does = used.filter((step) => !first.includes(step))
  const steps = condition === undefined ? used : [...before, ifStep(`${id}_if`, condition, does)]
  // What is refused is so before it is written, as far as it is no change.
  const isRefused = does.every((step) => stepPlays(step, 'refuses')) && when !== 'Update'
  insertEvent(
    now(),
    { id, name, when: `${isRefused ? 'before' : 'after'}${when}`, steps },
    doing,
    scene.gives.size > 0 ? '' : says,
  )
  remember(deed)
}

/** What comes next may be done then as well, where nothing had to be looked up to tell whether it is. */
function remember({ happening, condition, looks, otherwise, doing: { draft } }: Deed): void {
  if (draft.happened !== undefined && otherwise !== undefined)
    draft.happened = { ...draft.happened, otherwise }
  if (looks > 0 || draft.happened === undefined) return
  const { table, when, said } = happening
  const again = { table, when, ...(said !== undefined && { said }) }
  draft.happened = {
    ...draft.happened,
    again: condition === undefined ? again : { ...again, condition },
  }
}

function needMail(doing: Doing): void {
  if (doing.draft.playing('letters').length > 0) return
  doing.do('It sends mail, by a mail server of yours.', [newPart(doing.draft, 'letters').add])
}
