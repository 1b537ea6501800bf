import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { eventId } from './add-event.ts'
import { isNumeric, negated, numberOf, valueAt } from './operand.ts'
import type { Refusal } from './refused.ts'
import { FlowScene, type Place } from './scene.ts'
import type { Sentence } from './sentence.ts'
import { Steps } from './steps.ts'
import { count, tieTo } from './tie.ts'
import { NUMBER } from './verbs.ts'

const PLACES = String.raw`(?:seats?|places?|spots?|room|slots?|capacity|space|vacanc(?:y|ies)|tickets?)`
const FULL = new RegExp(
  String.raw`\b(?:full|fully booked|sold out|booked out|no (?:free |more |open )?(?:\p{L}+ )?${PLACES}?\s*(?:left|available|free)|(?:reached|exceeded|at|hit|over|beyond) (?:its |the |their )?(?:maximum |max )?(?:capacity|limit|number)|not enough ${PLACES})\b`,
  'iu',
)
const FREE = new RegExp(
  String.raw`\b(?:not|n't|never)\s+(?:yet\s+|already\s+)?(?:full|fully booked|sold out|booked out)\b|n't\s+(?:yet\s+)?(?:full|sold out)|\b(?:free|open|available|remaining|enough)\s+${PLACES}\b|\b${PLACES}\s+(?:(?:is|are|is still|are still)\s+)?(?:left|free|available|remaining)\b|\b(?:has|have)\s+(?:still\s+)?(?:room|space|capacity|vacancies)\b`,
  'iu',
)
const NONE = new RegExp(
  String.raw`\b(?:no|not|without|n't)\s+(?:(?:any|more|enough)\s+)*(?:free\s+|open\s+|available\s+)?${PLACES}\b`,
  'iu',
)

/** Whether it is said that places are left, or that there are none. */
export const FULLNESS = new RegExp(`${FULL.source}|${FREE.source}`, 'iu')

export const CAPACITY =
  /^(?:capacity|seats|places|limit|max\w*|size|spots|\w*Capacity|numberOf(?:Seats|Places))$/i

/** How many places a thing has. */
export const capacityOf = (table: Node): NamedItem | undefined =>
  named(table, 'fields').find((field) => isNumeric(field) && CAPACITY.test(field.name))

/** What is done with a thing by taking one of its places. */
export const TAKES_PART =
  /^(?:join|attend|take|visit|enter|book|reserve|use|sign|register|enrol|enroll|apply|participate|subscribe|order|buy|rent|borrow|hire)$/

/** The rows that take the places of a thing: the only ones that point to it, or those that are called so. */
export function takersOf(whole: Node, draft: Draft): Node | undefined {
  const all = draft
    .playing('rows')
    .filter((table) =>
      named(table, 'relations').some(
        ({ target, type }) => target === whole.id && type === 'manyToOne',
      ),
    )
  return all.length === 1
    ? all[0]
    : all.find(({ name }) =>
        /(?:ment|ing|ion|ticket|seat|sign_?up|participant|attendee)s?$/i.test(name),
      )
}

/** `the course is full`: as many rows point to it as it has places; `there are free places`: not so many. */
export function full(words: string, scene: FlowScene, focus?: Place): string | undefined {
  const isFree = FREE.test(words) && !NONE.test(words)
  if ((!isFree && !FULL.test(words)) || scene.when !== 'Create') return undefined
  const places = [...(focus ? [focus] : []), ...scene.places].filter(
    ({ path }) => path.length === 1,
  )
  for (const place of places) {
    const limit = capacityOf(place.table)
    if (limit === undefined) continue
    scene.at(place, true)
    const tie = tieTo(scene.table, scene, place)
    if (tie === undefined) continue
    const isFull = `${count(tie, undefined, scene)} >= ${numberOf(valueAt({ place, field: limit }, scene))}`
    return isFree ? negated(isFull) : isFull
  }
  return undefined
}

const MORE = new RegExp(
  String.raw`(?:\b(?:no|not|never|nobody|cannot)\b|n't\b).*?\b(?:more|greater|higher|larger|bigger)\b.*?\bthan\s+(?!${NUMBER}\b)(?<than>.+)$|(?:\b(?:not|never|cannot)\b|n't\b).*?\b(?:exceed|go (?:over|above|beyond)|be (?:over|above)|surpass)\s+(?<over>.+)$|\b(?:at (?:the )?most|only|up to)\s+(?:as many .*\bas\s+|(?:up to\s+)?(?=(?:the|its)\s))(?<as>.+)$`,
  'iu',
)

/** “no more students than the capacity of the course”: who is one too many is refused. */
export function overfull(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  if (sides.length > 0) return undefined
  const groups = MORE.exec(main)?.groups
  const limit = groups?.['than'] ?? groups?.['over'] ?? groups?.['as']
  if (limit === undefined || !new RegExp(String.raw`\b${PLACES}\b`, 'iu').test(limit))
    return undefined
  const said = main.split(/[^\p{L}\d_-]+/u).flatMap((word) => draft.table(word) ?? [])
  const wholes = [
    ...said,
    ...said.flatMap((table) =>
      named(table, 'relations').flatMap(
        ({ target }) => draft.playing('rows').find(({ id }) => id === target) ?? [],
      ),
    ),
  ]
  const whole = wholes.find((table) => capacityOf(table) !== undefined)
  const takers = whole && takersOf(whole, draft)
  // What is asked for in one row is a number of that row.
  if (whole === undefined || takers === undefined || !said.some(({ id }) => id !== whole.id))
    return undefined
  const scene = new FlowScene(takers, 'Create', draft, new Steps(eventId(takers, clause)))
  const focus = scene.places.find(({ path, table }) => path.length === 1 && table.id === whole.id)
  const condition = full('full', scene, focus)
  return condition === undefined ? undefined : [{ scene, time: 'before', condition, words: clause }]
}
