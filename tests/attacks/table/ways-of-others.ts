import { randomBytes, randomUUID } from 'node:crypto'
import { identifier } from '@drawbridge/sql'
import { admits } from './doors.ts'
import { hasKeys, keyOf } from './keys.ts'
import { askedBy, isSafe, requestOf } from './requests.ts'
import { insert, type Key, type Rows } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Person, Target } from './target.ts'

/** Sign-ins, keys, passkeys and connections of somebody are for nobody else to see or to end. */
export async function withWaysOfOthers(
  target: Target,
  victim: Person,
  rows: Rows,
  people: readonly Person[],
  tally: Tally,
): Promise<void> {
  await giveEverything(target, victim)
  const ids = await idsOf(target, victim)
  const before = await keptOf(target, victim)
  for (const route of target.routes) {
    if (route.operation !== 'auth' || !route.path.includes('{')) continue
    for (const person of people.filter((one) => admits(route, one)))
      for (const id of ids) {
        const answer = await target.call(requestOf(target, route, id, person.headers))
        const how = 'about what signs somebody else in'
        tally.judged({ caller: person.name, how, route, isHeld: answer.statusCode >= 400, answer })
      }
  }
  for (const person of people) await withKeysInBodies(target, rows, person, tally)
  for (const person of people)
    for (const route of target.routes.filter((one) => one.operation === 'auth' && isSafe(one))) {
      if (!admits(route, person)) continue
      const answer = await target.call(requestOf(target, route, 1, person.headers))
      const isHeld = ids.every((id) => id === victim.id || !answer.body.includes(String(id)))
      tally.judged({ caller: person.name, how: 'reads of others', route, isHeld, answer })
    }
  const isKept = before === (await keptOf(target, victim))
  tally.held(isKept, () => `Somebody changed what signs ${victim.name} in`)
}

/** `organisationId` and the like, in what a way in asks for. */
async function withKeysInBodies(
  target: Target,
  { keys }: Rows,
  person: Person,
  tally: Tally,
): Promise<void> {
  for (const route of target.routes) {
    const asked = route.operation === 'auth' ? askedBy(target, route) : undefined
    if (asked === undefined || !admits(route, person)) continue
    for (const { node, names } of target.model.tables) {
      const name = `${names.singular}Id`
      if (!asked.properties.has(name)) continue
      const payload = { ...asked.example, [name]: keys.get(node) ?? null }
      const answer = await target.call({ ...requestOf(target, route, 1, person.headers), payload })
      const how = `with a foreign ${name}`
      tally.judged({ caller: person.name, how, route, isHeld: answer.statusCode >= 400, answer })
    }
  }
}

const waysIn = ({ model }: Target) =>
  model.schema.tables.filter(
    ({ name, columns }) =>
      name.startsWith('auth_') && columns.some((column) => column.name === 'user_id'),
  )

/** One of each thing that somebody may have to sign in with, put in behind the application’s back. */
async function giveEverything(target: Target, victim: Person): Promise<void> {
  if (hasKeys(target)) await keyOf(target, victim, ['read'])
  for (const { name, columns } of waysIn(target)) {
    if (!['auth_passkeys', 'auth_identities'].includes(name)) continue
    const values = columns.map((column): readonly [string, unknown] => {
      if (column.name === 'user_id') return [column.name, victim.id]
      if (column.type.type === 'uuid') return [column.name, randomUUID()]
      if (column.type.type === 'string')
        return [column.name, randomBytes(32).toString('base64url').slice(0, column.type.length)]
      return [column.name, column.type.type === 'text' ? 'x' : 1]
    })
    await insert(name, new Map(values), target.model.dialect, target.db)
  }
}

/** Of all that somebody is told of in their own lists. */
async function idsOf(target: Target, victim: Person): Promise<readonly Key[]> {
  const lists = target.routes.filter((one) => one.operation === 'auth' && isSafe(one))
  const ids = new Set<Key>([victim.id])
  for (const route of lists) {
    const { statusCode, body } = await target.call(requestOf(target, route, 1, victim.headers))
    if (statusCode !== 200 || !body.startsWith('{"data":')) continue
    const { data } = JSON.parse(body) as { readonly data: readonly { readonly id: Key }[] }
    for (const { id } of data) ids.add(id)
  }
  return [...ids]
}

async function keptOf(target: Target, victim: Person): Promise<string> {
  const rows = await Promise.all(
    waysIn(target).map(({ name }) =>
      target.db.all(`SELECT * FROM ${identifier(name, target.model.dialect)}`, []),
    ),
  )
  const own = rows.flat().filter((row) => String(row['user_id']) === String(victim.id))
  return JSON.stringify(own, (key, value: unknown) => (key.endsWith('_at') ? null : value))
}
