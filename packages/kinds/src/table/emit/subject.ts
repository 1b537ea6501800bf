import { code, comment, defaultRef, lit, name, template, type Code } from '@drawbridge/source'
import type { Operation } from '../../access.ts'
import { castOf, creationStatus, statusFor, type Judge, type Player } from './cast.ts'
import { CHANGES } from './events.ts'
import { mayRefuse } from './events-of.ts'
import { awaits, makerName, makingOf, makings, type Making } from './inputs.ts'
import { freshRow } from './fresh-row.ts'
import { linkCasesOf, type LinkCase } from './link-cases.ts'
import { mayOnlyBeRead } from './refusal.ts'
import type { Resource } from './resource.ts'

const assert = defaultRef('assert', 'node:assert/strict')

/** What a file of emitted tests is about: a table, how its rows are made, and who calls. */
export interface Subject {
  readonly resource: Resource
  /** Absent for accounts, which are made by opening them. */
  readonly making?: Making
  /** Each with whether the rows that the tests make are theirs. */
  readonly cast: readonly Player[]
  /** What its rows may point at and need not, as far as the tests can make that too. */
  readonly links: readonly LinkCase[]
  /** What conditions come to about the rows that the tests make. */
  readonly judge?: Judge
}

/** Undefined where a test can't make a row. */
export function subjectOf(resource: Resource): Subject | undefined {
  const cast = castOf(resource.model)
  if (resource.model.auth?.table === resource.table.node) return { resource, cast, links: [] }
  const making = makingOf(resource)
  if (making === undefined || mayRefuse(resource, ...CHANGES)) return undefined
  const { creator } = making
  return {
    resource,
    making,
    judge: freshRow(making),
    links: linkCasesOf(making),
    cast: cast.map((player) => ({ ...player, owns: player.name === creator.name })),
  }
}

/** The status of a call about a row that the tests have made; undefined where a condition decides. */
export function statusOf(
  { resource, judge }: Subject,
  operation: Operation,
  player: Player,
  done: number,
): number | undefined {
  const { access } = resource.table
  if (operation === 'create' || operation === 'bulkCreate')
    return creationStatus(player, access[operation] ?? [], done, judge)
  const status = statusFor(player, access[operation] ?? [], done, judge)
  if (status !== 404 || !mayOnlyBeRead(resource, operation)) return status
  // The row is there for them, but to be read alone.
  const read = statusFor(player, access.read ?? [], 200, judge)
  return read === undefined ? undefined : read === 200 ? 403 : 404
}

/** The same, where conditions are left open. */
export function unjudged({ judge: _judge, ...subject }: Subject): Subject {
  return subject
}

/** Somebody who gets this done. */
export function ableTo(
  subject: Subject,
  operation: Operation,
  players = subject.cast,
): Player | undefined {
  return players.find((player) => statusOf(subject, operation, player, 200) === 200)
}

/** A call by each of these, and the status that it has to have. */
export function eachOf(
  subject: Subject,
  operation: Operation,
  done: number,
  calls: { readonly call: Code; readonly after?: Code | false },
  players = subject.cast,
): Code {
  const statuses = players.flatMap((player) => {
    const status = statusOf(subject, operation, player, done)
    return status === undefined ? [] : [[player.name, status] as const]
  })
  return code`
    ${statuses.length < players.length && comment('For the others, it depends on what stands in the row.')}
    const expected = ${lit(Object.fromEntries(statuses))}
    for (const [who, status] of Object.entries(expected)) {
      ${calls.call}
      ${assert}.equal(response.statusCode, status, who)
      ${calls.after}
    }`
}

/** Path in the first api that serves the table. */
export function urlOf({ table, model }: Resource, suffix = ''): string {
  const api = model.apis.find(({ tables }) => tables.includes(table.node))
  return `${api?.settings.prefix ?? ''}/${table.names.folder}${suffix}`
}

/** `/tasks/${task.id}` */
export function rowUrl(resource: Resource, suffix = ''): Code {
  return template`${urlOf(resource, '/')}${code`${resource.item}.id`}${suffix}`
}

/** Where no row is. */
export function missingUrl(resource: Resource): string {
  return urlOf(resource, `/${missingKey(resource)}`)
}

/** The key of no row. */
export function missingKey({ key }: Resource): string | number {
  return key.type.type === 'uuid' ? '00000000-0000-4000-8000-000000000000' : 999_999_999
}

/** `taskInput` */
export function inputName({ resource }: Making) {
  return name(`${resource.table.names.singular}Input`)
}

/** What a row of the tests is made from: `taskInput()` */
export function inputOf(making: Making): Code {
  const input = code`${inputName(making)}()`
  return awaits(making) ? code`(await ${input})` : input
}

/** All that the tests make, first things first, each once. */
export function makersOf({ making, links }: Subject): readonly Making[] {
  const wanted = [making, ...links.map(({ made }) => made)]
  const all = wanted.flatMap((one) => (one === undefined ? [] : makings(one)))
  return [...new Map(all.map((one) => [one.resource.table.node, one])).values()]
}

/** `await makeTask()` */
export function madeOf({ resource, making }: Subject): Code {
  const maker = making === undefined ? name(`make${resource.table.names.type}`) : makerName(making)
  return code`await ${maker}()`
}

/** `const task = await makeTask()` */
export function madeRow(subject: Subject): Code {
  return code`const ${subject.resource.item} = ${madeOf(subject)}`
}
