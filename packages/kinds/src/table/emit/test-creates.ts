import { code, defaultRef, key, lit, namespaceRef, ref, type Code } from '@drawbridge/source'
import type { Operation } from '../../access.ts'
import { errorsOf } from '../../api/main-api.ts'
import type { ColumnModel } from '../../model.ts'
import type { Player } from './cast.ts'
import { isCounted } from './example.ts'
import { maySend, personOf, type Making } from './inputs.ts'
import { isRuled } from './insert-by-rule.ts'
import { hasOwnerColumn } from './owner-column.ts'
import type { Resource } from './resource.ts'
import { ableTo, eachOf, inputOf, statusOf, unjudged, urlOf, type Subject } from './subject.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const test = ref('test', 'node:test')

/** What is tested of making rows. */
export function createTests(subject: Subject): readonly (Code | false)[] {
  const { resource, making } = subject
  if (making === undefined) return []
  const { bulkCreate } = resource.table.access
  return [
    strictTest(resource, making),
    createTest(subject, making),
    bulkCreate !== undefined && bulkTest(subject, making),
    bulkCreate !== undefined && rollbackTest(subject, making),
  ]
}

function strictTest(resource: Resource, making: Making): Code {
  return code`
    ${test}('takes no field that it does not know', async () => {
      const input = { ...${inputOf(making)}, unknownField: 1 }
      const response = await call('POST', ${lit(urlOf(resource))}, ${lit(making.creator.name)}, input)
      ${assert}.equal(response.statusCode, ${lit(errorsOf(resource.model).kinds.invalid.status)}, response.body)
    })`
}

/** Those who may send what the input points at, and those who are refused whatever it is. */
function senders(subject: Subject, making: Making, operation: Operation): readonly Player[] {
  return subject.cast.filter((player) => {
    const status = statusOf(unjudged(subject), operation, player, 201)
    return (status !== undefined && status !== 201) || maySend(player, making)
  })
}

function createTest(subject: Subject, making: Making): Code {
  const url = lit(urlOf(subject.resource))
  const call = code`const response = await call('POST', ${url}, who, ${inputOf(making)})`
  return code`
    ${test}('is created by whom the policy names', async () => {
      ${eachOf(subject, 'create', 201, { call }, senders(subject, making, 'create'))}
    })`
}

function bulkTest(subject: Subject, making: Making): Code {
  const input = code`${inputOf(making)}`
  const url = lit(urlOf(subject.resource, '/bulk'))
  const call = code`
    const items = [${input}, ${input}]
    const response = await call('POST', ${url}, who, { items })`
  return code`
    ${test}('is created in bulk by whom the policy names', async () => {
      ${eachOf(subject, 'bulkCreate', 201, { call }, senders(subject, making, 'bulkCreate'))}
    })`
}

/** How the database is made to refuse a row of which no schema says that it is wrong. */
interface Refused {
  readonly able: Player
  readonly column: ColumnModel
  readonly by: 'twin' | 'length'
}

function refusedOf(subject: Subject, making: Making): Refused | undefined {
  const able = ableTo(subject, 'bulkCreate', senders(subject, making, 'bulkCreate'))
  const required = subject.resource.table.columns.filter(
    (column) => column.role === 'field' && column.writable && !column.optional,
  )
  const unique = required.find((column) => column.unique && isCounted(column))
  const limited = required.find(({ type }) => type.type === 'string')
  const column = unique ?? limited
  if (able === undefined || column === undefined) return undefined
  return { able, column, by: column === unique ? 'twin' : 'length' }
}

/** Whether the tests name one of the people, beyond calling as them. */
export function asksForPerson(subject: Subject, making: Making): boolean {
  const { table } = subject.resource
  const isOwned = hasOwnerColumn(table.columns) || isRuled(subject.resource.reach('bulkCreate'))
  if (table.access.bulkCreate === undefined || !isOwned) return false
  return refusedOf(subject, making)?.by === 'length'
}

/** Whether the tests look into the database. */
export function rollsBack(subject: Subject, making: Making): boolean {
  const { bulkCreate } = subject.resource.table.access
  return bulkCreate !== undefined && refusedOf(subject, making) !== undefined
}

/** The second of two is one that the database refuses, when the first is written already. */
function rollbackTest(subject: Subject, making: Making): Code | false {
  const { resource } = subject
  const refused = refusedOf(subject, making)
  if (refused === undefined) return false
  return code`
    ${test}('is created in bulk as a whole or not at all', async () => {
      const rows = () => db().all(${lit(`SELECT id FROM ${resource.sql}`)}, [])
      const known = await rows()
      const input = ${inputOf(making)}
      ${refused.by === 'twin' ? twin(resource, making, refused) : tooLong(resource, making, refused)}
      ${assert}.equal((await rows()).length, known.length)
    })`
}

function twin(resource: Resource, making: Making, { able, column }: Refused): Code {
  const name = key(column.name)
  return code`
    const twin = { ...${inputOf(making)}, ${name}: input.${name} }
    const items = [input, twin]
    const response = await call('POST', ${lit(urlOf(resource, '/bulk'))}, ${lit(able.name)}, { items })
    ${assert}.equal(response.statusCode, ${lit(errorsOf(resource.model).kinds.taken.status)}, response.body)`
}

/** One of the people as the queries know them. */
function callerOf({ model }: Resource, player: Player): Code {
  const permissions =
    model.auth !== undefined &&
    model.auth.settings.permissions.length > 0 &&
    code`, permissions: ${lit(player.permissions ?? [])}`
  const session = model.auth?.settings.method === 'jwt' && code`, session: ''`
  return code`{ id: ${personOf(player)}.id, role: ${lit(player.role ?? '')}${permissions}${session} }`
}

/** No route lets such a text pass, so the statements are called without one. */
function tooLong(resource: Resource, making: Making, { able, column }: Refused): Code {
  const { table, files, functions } = resource
  const length = column.type.type === 'string' ? column.type.length + 1 : 0
  const queries = namespaceRef('queries', files.queries)
  const person = code`${personOf(able)}.id`
  const owner = isRuled(resource.reach('bulkCreate'))
    ? code`, ${callerOf(resource, able)}`
    : code`${hasOwnerColumn(table.columns) && code`, ${person}`}${resource.source !== undefined && code`, null`}`
  return code`
    const tooLong = { ...${inputOf(making)}, ${key(column.name)}: 'x'.repeat(${lit(length)}) }
    await ${assert}.rejects(${queries}.${key(functions.bulkCreate)}(db(), [input, tooLong]${owner}))`
}
