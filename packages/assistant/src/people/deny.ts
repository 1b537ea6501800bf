import type { Command } from '@drawbridge/commands'
import type { Operation } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { NamedItem } from '../fields-of.ts'
import type { Phrase } from '../grammar/phrase.ts'
import type { Doing } from '../things/doing.ts'
import { accountsFor } from '../things/table-for.ts'
import type { Frame } from './frame.ts'
import type { Related } from './related-person.ts'
import { ensureRole, type Named, rulesOf } from './set-rules.ts'
import { withCase } from './with-case.ts'
import { ruleOf, type Who } from './who.ts'

const set = (table: Node, operation: string, value: readonly string[]): Command =>
  value.length === 0
    ? { type: 'setSetting', id: table.id, path: ['access', operation] }
    : { type: 'setSetting', id: table.id, path: ['access', operation], value: [...value] }

/** Nobody may any more. */
export function takeAway(table: Node, operations: readonly Operation[], doing: Doing): void {
  for (const one of operations) doing.draft.ruled.add(`${table.id} ${one}`)
  const offered = operations.filter((one) => rulesOf(table, one).length > 0)
  doing.do(
    `Nobody can ${operations.join(', ')} ${table.name} through the api.`,
    offered.map((operation) => set(table, operation, [])),
  )
}

/** Those who are denied something may not be among those who may. */
export function deny(
  table: Node,
  who: Named,
  operations: readonly Operation[],
  { own }: Phrase,
  doing: Doing,
): void {
  const commands = operations.flatMap((operation): readonly Command[] => {
    const before = rulesOf(table, operation)
    // “A lead can't approve their own”: all others they may.
    const isBut = own === 'own' && !before.includes('owner') && who.rule === 'role'
    const value = before.flatMap((rule) =>
      isBut
        ? [rule === ruleOf(who) ? withCase(rule, 'row.owner != user') : rule]
        : denied(rule, who, doing.draft.roles()),
    )
    return JSON.stringify(value) === JSON.stringify(before) ? [] : [set(table, operation, value)]
  })
  doing.do(
    `${table.name}: ${who.rule === 'role' ? who.role : 'they'} may not ${operations.join(', ')}.`,
    commands,
  )
}

/**
 * Those who are something to a row lose what they have by that, and nobody else does.
 * @returns whether that keeps them from it: not where all who sign in may
 */
export function denyRelated(
  table: Node,
  related: Related,
  operations: readonly Operation[],
  doing: Doing,
): boolean {
  const formula = related.by === 'path' ? related.formula : undefined
  const left = (operation: Operation): readonly string[] =>
    rulesOf(table, operation).filter((rule) => rule !== `signedIn when ${formula}`)
  if (operations.some((one) => left(one).some((rule) => /^(?:signedIn|public)/.test(rule))))
    return false
  const commands = operations.flatMap((operation): readonly Command[] => {
    const before = rulesOf(table, operation)
    const value = left(operation)
    return value.length === before.length ? [] : [set(table, operation, value)]
  })
  return doing.do(
    `${table.name}: being one of them lets nobody ${operations.join(', ')}.`,
    commands,
  )
}

/** What is left of a rule where somebody is denied. */
function denied(rule: string, who: Named, roles: readonly string[]): readonly string[] {
  const [whom = '', ...when] = rule.split(' when ')
  // “Regular users may not”: all others who sign in still may.
  if (whom === 'signedIn' && who.rule === 'role' && roles.includes(who.role))
    return roles
      .filter((role) => role !== who.role)
      .map((role) => [`role:${role}`, ...when].join(' when '))
  // Whoever has not signed in may not: those who have still may.
  if (who.rule === 'public')
    return whom === 'public' ? [rule.replace(/^public/, 'signedIn')] : [rule]
  if (who.rule === 'signedIn') return /^(?:signedIn|public|owner)$/.test(whom) ? [] : [rule]
  return whom === ruleOf(who) ? [] : [rule]
}

/** In some rows only: those who may do it in the others alone. */
export function denyIn(
  table: Node,
  who: Named | { readonly rule: 'strangers' },
  operations: readonly Operation[],
  unless: string,
  doing: Doing,
): void {
  const commands = operations.flatMap((operation): readonly Command[] => {
    const before = rulesOf(table, operation)
    const value = before.map((rule) => (isMeant(rule, who) ? withCase(rule, unless) : rule))
    return JSON.stringify(value) === JSON.stringify(before) ? [] : [set(table, operation, value)]
  })
  doing.do(`${table.name}: only while ${unless} may they ${operations.join(', ')}.`, commands)
}

function isMeant(rule: string, who: Named | { readonly rule: 'strangers' }): boolean {
  const [whom = ''] = rule.split(' when ')
  if (who.rule === 'public') return true
  if (who.rule === 'strangers') return /^(?:signedIn|public)$/.test(whom)
  if (who.rule === 'signedIn') return /^(?:signedIn|public|owner)$/.test(whom)
  return whom === ruleOf(who)
}

/** Who may read or write one field of the rows. */
export function ruleField(
  table: Node,
  field: NamedItem,
  who: readonly Who[],
  frame: Frame,
  doing: Doing,
): boolean {
  const named = who.flatMap((one): Named[] => (one.rule === 'nobody' ? [] : [one]))
  const isReading = frame.operations.some((one) => one === 'read' || one === 'list')
  const side = isReading ? 'readRule' : 'writeRule'
  if (doing.draft.accounts() === undefined) accountsFor(doing)
  if (!frame.isDenied) {
    if (named.every(({ rule }) => rule === 'public')) return false
    for (const one of named) if (one.rule === 'role') ensureRole(one.role, doing)
  }

  const before = Array.isArray(field[side]) ? field[side] : []
  // “May also be seen by customers”: beside all who may now, it takes it from none of them.
  if (frame.isMore && !frame.isOnly && !frame.isDenied && before.length === 0) return false
  const gone = new Set(named.map(ruleOf))
  const value = frame.isDenied
    ? before.length > 0
      ? before.filter((rule) => !gone.has(rule))
      : others(table, named, frame.who, doing)
    : [...new Set([...(frame.isMore ? before : []), ...named.map(ruleOf)])]
  if (value.length === 0) return false
  return doing.do(
    `${field.name} of ${table.name} is ${isReading ? 'shown to' : 'changed by'} ${value.map(inWords).join(', ')}.`,
    [{ type: 'setSetting', id: table.id, path: ['fields', `#${field.id}`, side], value }],
  )
}

/** `role:librarian` → the role librarian. */
const inWords = (rule: string): string =>
  rule === 'owner'
    ? 'whoever it belongs to'
    : rule === 'signedIn'
      ? 'everyone who is signed in'
      : rule.replace(/^role:/, 'the role ')

/** Everybody who is left where some are denied; whoever may add rows is their owner. */
function others(
  table: Node,
  who: readonly Named[],
  called: Frame['who'],
  { draft }: Doing,
): readonly string[] {
  const gone = new Set(who.map(ruleOf))
  const isOwned = table.settings['owner'] === true
  if (gone.has('public')) {
    // “Everybody sees books, but not the price”: whoever signs in is one of them.
    const isEverybody = called.some(({ words }) => /^(?:every|any|all|people|users?)/.test(words))
    if (!isEverybody) return ['signedIn']
    return [
      ...(isOwned ? ['owner'] : []),
      ...(draft.roles().includes('admin') ? ['role:admin'] : []),
    ]
  }
  const roles = draft
    .roles()
    .slice(1)
    .map((role) => `role:${role}`)
  const areOwners = gone.has('signedIn') || rulesOf(table, 'create').some((rule) => gone.has(rule))
  return [...(isOwned && !areOwners ? ['owner'] : []), ...roles].filter((rule) => !gone.has(rule))
}
