import { code, defaultRef, key, lit, ref, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import type { Player } from './cast.ts'
import { exampleOf, isCounted, otherExampleOf } from './example.ts'
import { speaksOf } from './fresh-row.ts'
import { makings } from './inputs.ts'
import { ableTo, eachOf, inputOf, madeRow, rowUrl, unjudged, type Subject } from './subject.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const test = ref('test', 'node:test')

/** What is tested of changing, deleting and restoring rows; by whom, unless other tests ask that. */
export function changeTests(subject: Subject, isRuled: boolean): readonly (Code | false)[] {
  const { update, delete: remove, restore } = subject.resource.table.access
  const change = changeOf(subject)
  return [
    update !== undefined && change !== undefined && updateTest(subject, change),
    update !== undefined && change !== undefined && staleTest(subject, change),
    remove !== undefined && !isRuled && deleteTest(subject),
    restore !== undefined && !isRuled && restoreTest(subject),
    restore !== undefined && onceTest(subject),
  ]
}

/** A field, and a value for it that no row has yet. */
interface Change {
  readonly column: ColumnModel
  readonly value: Code
  /** Whether the value has the counter of the file in it. */
  readonly counts: boolean
}

/** Whether the tests of accounts count by themselves, having no input that does. */
export function countsAccounts(subject: Subject): boolean {
  return subject.making === undefined && changeOf(subject)?.counts === true
}

function changeOf(subject: Subject): Change | undefined {
  const fields = subject.resource.table.columns.filter(
    ({ writable, role, settings }) =>
      writable && role === 'field' && !settings?.readRule && !settings?.writeRule,
  )
  const plainFirst = fields.toSorted((a, b) => rank(a) - rank(b))
  for (const column of plainFirst) {
    const value = valueOf(subject, column)
    if (value !== undefined) return { column, value, counts: column.unique }
  }
  return undefined
}

/** Values that can be read again are compared, and others are for want of better. */
function rank({ readable, unique }: ColumnModel): number {
  return Number(!readable) * 2 + Number(unique)
}

function valueOf({ making }: Subject, column: ColumnModel): Code | undefined {
  if (making === undefined) {
    // People have numbers from one.
    if (!isCounted(column)) return otherExampleOf(column, 0)
    return exampleOf(column, column.unique ? code`number` : 0)
  }
  // The file counts where what makes a row does.
  const counter = makings(making).some(({ counts }) => counts) ? code`number` : 1
  if (column.optional || !isCounted(column)) return otherExampleOf(column, counter)
  return code`${inputOf(making)}.${key(column.name)}`
}

/** The change as it is sent, with the version that the caller saw. */
function declared({ resource, making }: Subject, { column, value }: Change): Code {
  const seen = making === undefined ? code`1` : code`${resource.item}.version`
  const version = resource.table.version && code`, version: ${seen}`
  return code`const change = { ${key(column.name)}: ${value}${version} }`
}

function updateTest(subject: Subject, change: Change): Code {
  const { resource } = subject
  const field = key(change.column.name)
  const call = code`
    ${madeRow(subject)}
    ${countsAccounts(subject) && code`number += 1`}
    ${declared(subject, change)}
    const response = await call('PATCH', ${rowUrl(resource)}, who, change)`
  const after =
    change.column.readable &&
    code`if (status === 200) ${assert}.equal(response.json<${resource.type}>().${field}, change.${field})`
  return code`
    ${test}('is changed by whom the policy names', async () => {
      ${eachOf(judgedBefore(subject, change), 'update', 200, { call, after })}
    })`
}

/** A change of what a condition speaks of may take the row away from whoever makes it. */
function judgedBefore(subject: Subject, { column }: Change): Subject {
  const { conditions } = subject.resource.table
  return [...conditions.keys()].some((when) => speaksOf(when, column)) ? unjudged(subject) : subject
}

function staleTest(subject: Subject, change: Change): Code | false {
  const able = ableTo(judgedBefore(subject, change), 'update')
  const { table } = subject.resource
  if (!table.version || subject.making === undefined || able === undefined) return false
  const patch = code`await call('PATCH', ${rowUrl(subject.resource)}, ${lit(able.name)}, change)`
  return code`
    ${test}('is not changed by somebody who saw another version', async () => {
      ${madeRow(subject)}
      ${declared(subject, change)}
      const first = ${patch}
      ${assert}.equal(first.statusCode, 200, first.body)
      const second = ${patch}
      ${assert}.equal(second.statusCode, 409, second.body)
    })`
}

function deleteTest(subject: Subject): Code {
  const call = code`
    ${madeRow(subject)}
    const response = await call('DELETE', ${rowUrl(subject.resource)}, who)`
  return code`
    ${test}('is deleted by whom the policy names', async () => {
      ${eachOf(subject, 'delete', 204, { call })}
    })`
}

function restoreTest(subject: Subject): Code | false {
  const { resource } = subject
  const remover = ableTo(subject, 'delete')
  if (remover === undefined || resource.table.access.delete === undefined) return false
  const call = code`
    ${madeRow(subject)}
    const deleted = await call('DELETE', ${rowUrl(resource)}, ${lit(remover.name)})
    ${assert}.equal(deleted.statusCode, 204, deleted.body)
    const response = await call('POST', ${rowUrl(resource, '/restore')}, who)`
  return code`
    ${test}('is restored by whom the policy names', async () => {
      ${eachOf(subject, 'restore', 200, { call }, restorers(subject))}
    })`
}

/** Whoever's account is deleted can't sign in to have it back. */
function restorers({ making, cast }: Subject): readonly Player[] {
  return making === undefined ? cast.filter(({ owns }) => !owns) : cast
}

function onceTest(subject: Subject): Code | false {
  const { resource } = subject
  const both = ableTo(
    subject,
    'restore',
    restorers(subject).filter((player) => ableTo(subject, 'delete', [player])),
  )
  if (both === undefined) return false
  const restored = code`await call('POST', ${rowUrl(resource, '/restore')}, ${lit(both.name)})`
  return code`
    ${test}('is restored once, where it has been deleted', async () => {
      ${madeRow(subject)}
      ${assert}.equal((${restored}).statusCode, 404)
      await call('DELETE', ${rowUrl(resource)}, ${lit(both.name)})
      ${assert}.equal((${restored}).statusCode, 200)
      ${assert}.equal((${restored}).statusCode, 404)
    })`
}
