import type { Node } from '@drawbridge/manifest'
import { Doing } from '../things/doing.ts'
import { nodeOf } from '../things/table-for.ts'
import { allow, meantOperations, narrow } from './allow.ts'
import { not } from './case-of.ts'
import { stateIn } from './condition.ts'
import { deny, denyIn, denyRelated, ruleField, takeAway } from './deny.ts'
import { type Frame, isReading } from './frame.ts'
import { relatedPerson } from './related-person.ts'
import { rowsSaid } from './rows-said.ts'
import { isSomeField } from './said-of-fields.ts'
import { rulesOf } from './set-rules.ts'
import type { Target } from './targets.ts'
import { SIGNED, type Who } from './who.ts'
import { isOthers } from './whose.ts'

/** Draws what a frame says of one of its things. @returns whether it can be drawn */
export function doneWith(
  frame: Frame,
  who: readonly Who[],
  before: readonly Who[],
  target: Target,
  doing: Doing,
): boolean {
  const table = (): Node => nodeOf(target.table.id, doing) ?? target.table
  const { phrase, field } = target
  // “Staff can mark a piece as fired” needs a state that pieces have.
  if (frame.into !== undefined && (isReading(frame) || stateIn(frame.into, table()) === undefined))
    return false
  // Who may change rows may set their state; whoever may not would get all of them by it.
  if (frame.into !== undefined && !doing.draft.fresh.has(target.table.id)) return false
  const said = rowsSaid(target, frame, doing)
  if (said === undefined) return false
  if (field !== undefined && (said !== 'none' || isSomeField(frame, phrase, doing.draft)))
    return false
  const condition = said === 'none' ? undefined : said
  const operations = meantOperations(frame, phrase, who[0] ?? SIGNED)
  if (field !== undefined) {
    // Rows are added and deleted, their fields are not.
    const isOfRows = operations.every((one) => one === 'create' || one === 'delete')
    if (frame.verbs.length > 0 && isOfRows) return false
    return ruleField(table(), field, who, { ...frame, operations }, doing)
  }
  // “The others can't see mine” is said of everybody's.
  const areOthers = frame.who.length > 0 && frame.who.every(({ quantity }) => quantity === 'other')
  if (frame.isDenied && (isOthers(phrase) || (areOthers && phrase.own !== undefined))) {
    for (const one of who.length === 0 ? [SIGNED] : who) narrow(table(), one, operations, doing)
    return true
  }
  if (who.length === 0) {
    if (!frame.isDenied) return false
    if (condition === undefined) {
      takeAway(table(), operations, doing)
      return true
    }
    if (!isReading({ operations }) || rulesOf(table(), 'read').length === 0) return false
    // Hidden from all but those whose it is.
    denyIn(table(), { rule: 'strangers' }, operations, not(condition, table()), doing)
    return true
  }
  for (const [at, one] of who.entries()) {
    if (one.rule === 'nobody') {
      if (!one.isElse) takeAway(table(), operations, doing)
      // “Everyone else has none”: of a new table nobody has what nobody was given.
      else if (frame.isDenied && operations.length === 5)
        if (doing.draft.fresh.has(table().id)) doing.says.push('Nobody else was given any of it.')
        else return false
      else if (frame.isDenied)
        for (const [index, known] of before.entries()) {
          const alone = { ...frame, isDenied: false, isMore: index > 0, isOnly: true }
          if (known.rule !== 'nobody')
            allow(alone, known, undefined, table(), target, condition, doing)
        }
      else if (!(frame.who[at]?.words ?? 'nobody').startsWith('nobody')) {
        const more = { ...frame, isMore: true, isOnly: false }
        allow(more, { rule: 'public' }, undefined, table(), target, condition, doing)
      }
      continue
    }
    const called = frame.who.length === who.length ? frame.who[at] : undefined
    if (frame.isDenied) {
      // Nothing is drawn for whoever may not.
      const related = called && relatedPerson(called, table(), new Doing(doing.draft))
      // Members of a project are some of those who sign in: the others keep what they have.
      if (related !== undefined && related.by !== 'owner') {
        if (!denyRelated(table(), related, operations, doing)) return false
      } else if (condition === undefined) deny(table(), one, operations, phrase, doing)
      else denyIn(table(), one, operations, not(condition, table()), doing)
      continue
    }
    const next = at === 0 ? frame : { ...frame, isMore: true }
    if (!allow(next, one, called, table(), target, condition, doing)) return false
  }
  return true
}
