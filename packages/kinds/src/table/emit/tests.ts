import {
  code,
  defaultRef,
  key,
  lit,
  name,
  ref,
  spaced,
  template,
  typeRef,
  type Code,
} from '@drawbridge/source'
import type { Operation } from '../../access.ts'
import { canSignUp, castOf, statusFor, type Player } from './cast.ts'
import { exampleOf } from './example.ts'
import { makerName, makingOf, makings, type Making } from './inputs.ts'
import { mayOnlyBeRead } from './refusal.ts'
import type { Resource } from './resource.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const TestApp = typeRef('TestApp', 'test/start-app.ts')
const node = (exported: string) => ref(exported, 'node:test')
const Person = typeRef('TestPerson', 'test/people.ts')
const signUp = ref('signUp', 'test/people.ts')
const test = node('test')

/** `test/tasks.test.ts`; undefined where a test can't make a row. */
export function testsFile(resource: Resource): Code | undefined {
  const { table, model } = resource
  if (!canSignUp(model)) return undefined
  const isAccounts = model.auth?.table === table.node
  const making = isAccounts ? undefined : makingOf(resource)
  if (!isAccounts && making === undefined) return undefined
  const cast = castOf(model).filter(({ role }) => role !== undefined)
  const first = model.auth?.settings.roles[0]
  return code`
    ${node('suite')}(${lit(table.names.folder.replaceAll('-', ' '))}, () => {
      let started: ${TestApp}
      ${making && code`let n = 0`}
      ${cast.length > 0 && code`const people: Record<string, ${Person}> = {}`}

      ${node('before')}(async () => {
        started = await ${ref('startApp', 'test/start-app.ts')}()
        ${cast.map((player) => {
          const role = player.role !== first && code`, ${lit(player.role ?? '')}`
          return code`people[${lit(player.name)}] = await ${signUp}(started.app${role})`
        })}
      })
      ${node('after')}(() => started.stop())

      ${caller(cast.length > 0)}

      ${isAccounts ? accountMaker(resource) : making && spaced(makings(making).map(maker))}

      ${spaced(tests(resource, making))}
    })`
}

function caller(hasPeople: boolean): Code {
  const headers = hasPeople ? code`people[who]?.headers ?? {}` : code`{}`
  const who = hasPeople ? code`who: string` : code`_who: string`
  return code`
    const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, ${who}, payload?: object) =>
      started.app.inject({ method, url, headers: ${headers}, ...(payload && { payload }) })`
}

/** Accounts are made by opening them: each is its own owner's row. */
function accountMaker({ table, type }: Resource): Code {
  return code`
    /** An account, and its owner signed in. */
    async function ${name(`make${table.names.type}`)}(): Promise<Pick<${type}, 'id'>> {
      const owner = await ${signUp}(started.app)
      people['owner'] = owner
      return { id: owner.id }
    }`
}

function inputName({ resource }: Making) {
  return name(`${resource.table.names.singular}Input`)
}

function maker(making: Making): Code {
  const { resource, creator, members } = making
  return code`
    async function ${inputName(making)}(): Promise<${resource.inputType}> {
      n += 1
      return {
        ${members}
      }
    }

    async function ${makerName(making)}(): Promise<${resource.type}> {
      const response = await call('POST', ${lit(urlOf(resource, 'create'))}, ${lit(creator.name)}, await ${inputName(making)}())
      ${assert}.equal(response.statusCode, 201, response.body)
      return response.json<${resource.type}>()
    }`
}

/** Path in the first api that serves the table. */
function urlOf({ table, model }: Resource, operation: Operation): string {
  const api = model.apis.find(({ tables }) => tables.includes(table.node))
  return `${api?.settings.prefix ?? ''}/${table.names.folder}${operation === 'bulkCreate' ? '/bulk' : ''}`
}

function rowUrl(resource: Resource, suffix = ''): Code {
  return template`${`${urlOf(resource, 'read')}/`}${code`${resource.item}.id`}${suffix}`
}

/** `{ nobody: 401, owner: 200 }` */
function expected(resource: Resource, operation: Operation, done: number): Code {
  const statuses = castOf(resource.model).map((player) => [
    player.name,
    statusOf(resource, operation, player, done),
  ])
  return lit(Object.fromEntries(statuses) as Record<string, number>)
}

/** A row that is not there for this one, or there to be read alone. */
function statusOf(resource: Resource, operation: Operation, player: Player, done: number): number {
  const { access } = resource.table
  const status = statusFor(player, access[operation] ?? [], done)
  if (status !== 404 || !mayOnlyBeRead(resource, operation)) return status
  return statusFor(player, access.read ?? [], 200) === 200 ? 403 : 404
}

function tests(resource: Resource, making: Making | undefined): readonly (Code | false)[] {
  const { read, list, update, delete: remove, bulkCreate, restore } = resource.table.access
  const change = changeOf(resource)
  return [
    making !== undefined && strictTest(resource, making),
    read !== undefined && readTest(resource),
    list !== undefined && listTest(resource),
    bulkCreate !== undefined && making !== undefined && bulkTest(resource, making),
    update !== undefined && change !== undefined && updateTest(resource, change),
    remove !== undefined && deleteTest(resource),
    remove !== undefined && restore !== undefined && restoreTest(resource),
  ]
}

function make({ table }: Resource): Code {
  return code`await ${name(`make${table.names.type}`)}()`
}

function strictTest(resource: Resource, making: Making): Code {
  return code`
    ${test}('takes no field that it does not know', async () => {
      const input = { ...(await ${inputName(making)}()), unknownField: 1 }
      const response = await call('POST', ${lit(urlOf(resource, 'create'))}, ${lit(making.creator.name)}, input)
      ${assert}.equal(response.statusCode, 400, response.body)
    })`
}

function readTest(resource: Resource): Code {
  const { item, key: id } = resource
  const missing = id.type.type === 'uuid' ? '00000000-0000-4000-8000-000000000000' : '999999999'
  const isScoped = resource.reach('read').kind === 'own'
  return code`
    ${test}('is read by whom the policy names', async () => {
      const ${item} = ${make(resource)}
      for (const [who, status] of Object.entries(${expected(resource, 'read', 200)})) {
        const response = await call('GET', ${rowUrl(resource)}, who)
        ${assert}.equal(response.statusCode, status, who)
      }
    })

    ${
      isScoped &&
      code`
      ${test}('does not tell a foreign row from a missing one', async () => {
        const ${item} = ${make(resource)}
        const foreign = await call('GET', ${rowUrl(resource)}, 'stranger')
        const missing = await call('GET', ${lit(`${urlOf(resource, 'read')}/${missing}`)}, 'stranger')
        const { requestId: _, ...answer } = foreign.json<Record<string, unknown>>()
        const { requestId: __, ...other } = missing.json<Record<string, unknown>>()
        ${assert}.deepEqual(answer, other)
      })`
    }`
}

function listTest(resource: Resource): Code {
  const { item, type } = resource
  return code`
    ${test}('is listed for whom the policy names', async () => {
      const ${item} = ${make(resource)}
      for (const [who, status] of Object.entries(${expected(resource, 'list', 200)})) {
        const response = await call('GET', ${template`${`${urlOf(resource, 'list')}?id=`}${code`${item}.id`}`}, who)
        // A list shows nothing of others instead of saying that there is something.
        ${assert}.equal(response.statusCode, status === 404 ? 200 : status, who)
        if (response.statusCode !== 200) continue
        const { data } = response.json<{ data: ${type}[] }>()
        ${assert}.equal(data.length, status === 200 ? 1 : 0, who)
      }
    })`
}

function bulkTest(resource: Resource, making: Making): Code | false {
  const access = resource.table.access.bulkCreate ?? []
  const able = castOf(resource.model).find((player) => statusFor(player, access, 201) === 201)
  if (able === undefined) return false
  const isCounted = statusFor(able, resource.table.access.list ?? [], 200) === 200
  const list = `${urlOf(resource, 'list')}?count=true`
  const counter = code`
    const count = async () => {
      const response = await call('GET', ${lit(list)}, ${lit(able.name)})
      ${assert}.equal(response.statusCode, 200, response.body)
      return response.json<{ page: { total: number } }>().page.total
    }
    const known = await count()`
  return code`
    ${test}('is made in bulk, all or none', async () => {
      const items = [await ${inputName(making)}(), await ${inputName(making)}()]
      const made = await call('POST', ${lit(urlOf(resource, 'bulkCreate'))}, ${lit(able.name)}, { items })
      ${assert}.equal(made.statusCode, 201, made.body)
      ${assert}.equal(made.json<{ data: unknown[] }>().data.length, 2)

      ${isCounted && counter}
      const bad = { ...(await ${inputName(making)}()), unknownField: 1 }
      const refused = await call('POST', ${lit(urlOf(resource, 'bulkCreate'))}, ${lit(able.name)}, { items: [await ${inputName(making)}(), bad] })
      ${assert}.equal(refused.statusCode, 400, refused.body)
      ${isCounted && code`${assert}.equal(await count(), known)`}
    })`
}

/** A field that a test may write, and a value for it. */
function changeOf({ table }: Resource): Code | undefined {
  const column = table.columns.find(
    (one) => one.writable && !one.unique && one.role === 'field' && exampleOf(one) !== undefined,
  )
  return column && code`${key(column.name)}: ${exampleOf(column)}`
}

function updateTest(resource: Resource, change: Code): Code {
  const { table, item } = resource
  const isAccounts = resource.model.auth?.table === table.node
  const payload = code`{ ${change}${table.version && !isAccounts && code`, version: ${item}.version`} }`
  const stale = table.version && !isAccounts
  const owner = castOf(resource.model).find(
    (player) => statusFor(player, table.access.update ?? [], 200) === 200,
  )
  if (table.version && isAccounts) return code``
  return code`
    ${test}('is changed by whom the policy names', async () => {
      for (const [who, status] of Object.entries(${expected(resource, 'update', 200)})) {
        const ${item} = ${make(resource)}
        ${isAccounts && code`const n = 1`}
        const response = await call('PATCH', ${rowUrl(resource)}, who, ${payload})
        ${assert}.equal(response.statusCode, status, who)
      }
    })

    ${
      stale &&
      owner !== undefined &&
      code`
      ${test}('is not changed by somebody who saw another version', async () => {
        const ${item} = ${make(resource)}
        const change = ${payload}
        ${assert}.equal((await call('PATCH', ${rowUrl(resource)}, ${lit(owner.name)}, change)).statusCode, 200)
        ${assert}.equal((await call('PATCH', ${rowUrl(resource)}, ${lit(owner.name)}, change)).statusCode, 409)
      })`
    }`
}

function deleteTest(resource: Resource): Code {
  const { item } = resource
  return code`
    ${test}('is deleted by whom the policy names', async () => {
      for (const [who, status] of Object.entries(${expected(resource, 'delete', 204)})) {
        const ${item} = ${make(resource)}
        const response = await call('DELETE', ${rowUrl(resource)}, who)
        ${assert}.equal(response.statusCode, status, who)
      }
    })`
}

function restoreTest(resource: Resource): Code | false {
  const { item, table, model } = resource
  const { delete: remove = [], restore = [] } = table.access
  const both = castOf(model).find(
    (player) => statusFor(player, remove, 204) === 204 && statusFor(player, restore, 200) === 200,
  )
  if (both === undefined) return false
  return code`
    ${test}('comes back when it is restored', async () => {
      const ${item} = ${make(resource)}
      ${assert}.equal((await call('DELETE', ${rowUrl(resource)}, ${lit(both.name)})).statusCode, 204)
      const restored = await call('POST', ${rowUrl(resource, '/restore')}, ${lit(both.name)})
      ${assert}.equal(restored.statusCode, 200, restored.body)
      ${assert}.equal((await call('POST', ${rowUrl(resource, '/restore')}, ${lit(both.name)})).statusCode, 404)
    })`
}
