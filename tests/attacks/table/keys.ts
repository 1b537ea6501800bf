import type { RouteInfo } from '@drawbridge/compiler'
import { identifier } from '@drawbridge/sql'
import { addressOf, isOpen, isReached, standingOf, tableIn } from './doors.ts'
import { isSafe, requestOf } from './requests.ts'
import { placeholder, type Key, type Rows } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Person, Target } from './target.ts'

type Headers = Person['headers']

/** What an emitted backend makes keys of. */
interface Issuing {
  readonly issueKey: (
    db: Target['db'],
    user: Key,
    asked: { readonly name: string; readonly scopes: readonly string[]; readonly days: number },
  ) => Promise<{ readonly id: string; readonly key: string }>
}

interface Scoping {
  readonly SCOPES: readonly string[]
  readonly scopes: Readonly<Record<string, string>>
}

export const hasKeys = ({ model }: Target): boolean =>
  model.auth?.settings.ways.some(({ kind }) => kind === 'apiKeys') ?? false

/** A key of somebody’s, by which a program is taken for them. */
export async function keyOf(
  target: Target,
  { id }: Person,
  scopes: readonly string[],
): Promise<Headers> {
  const { issueKey } = await target.load<Issuing>('src/auth/api-keys/issue-key.ts')
  const { key } = await issueKey(target.db, id, { name: 'attacks', scopes, days: 1 })
  return { 'x-api-key': key }
}

/** Programs that may all that somebody may, and what belongs to nobody else. */
export async function programs(target: Target): Promise<readonly Person[]> {
  if (!hasKeys(target)) return []
  const [role = ''] = target.model.auth?.settings.roles ?? []
  const person = await target.signUp(role, `a key of a ${role}`)
  const all = { ...person, headers: await keyOf(target, person, ['read', 'write']) }
  const service = await serviceAccount(target)
  return service === undefined ? [all] : [all, service]
}

/** An account of a program, where such can be made, and the key that it calls with. */
async function serviceAccount(target: Target): Promise<Person | undefined> {
  const making = target.routes.find(({ name }) => name === 'createServiceAccount')
  const issuing = target.routes.find(({ name }) => name === 'createServiceKey')
  if (making === undefined || issuing === undefined) return undefined
  const maker = await target.signUp(making.access[0]?.replace('role:', '') ?? '')
  const made = await target.call(requestOf(target, making, 1, maker.headers))
  const { id } = made.json<{ readonly id: Key }>()
  const issued = await target.call({
    ...requestOf(target, issuing, id, maker.headers),
    payload: { name: 'attacks', scopes: ['read', 'write'], days: 1 },
  })
  const { key } = issued.json<{ readonly key: string }>()
  const table = target.model.tables.find(({ node }) => node === maker.accounts)
  const [row] = await target.db.all(
    `SELECT * FROM ${identifier(table?.names.sql ?? '', target.model.dialect)} WHERE id = ${placeholder(target.model.dialect, 1)}`,
    [id],
  )
  const standing = standingOf(String(row?.['role']), target.model)
  return { ...maker, ...standing, id, name: 'a service account', headers: { 'x-api-key': key } }
}

/** Keys that were good once, or nearly are: each is nobody’s. */
export async function deadKeys(
  target: Target,
): Promise<readonly { readonly name: string; readonly headers: Headers }[]> {
  if (!hasKeys(target)) return []
  const [role = ''] = target.model.auth?.settings.roles ?? []
  const mark = placeholder(target.model.dialect, 1)
  const after = async (sql: string): Promise<Headers> => {
    const person = await target.signUp(role)
    const headers = await keyOf(target, person, ['read', 'write'])
    await target.db.run(sql, [person.id])
    return headers
  }
  const { 'x-api-key': good = '' } = await keyOf(target, await target.signUp(role), ['read'])
  return [
    {
      name: 'a key that is over',
      headers: await after(`UPDATE auth_keys SET expires_at = 1 WHERE user_id = ${mark}`),
    },
    {
      name: 'a key that was ended',
      headers: await after(`DELETE FROM auth_keys WHERE user_id = ${mark}`),
    },
    { name: 'a key without its end', headers: { 'x-api-key': good.slice(0, -1) } },
    { name: 'a key in other letters', headers: { 'x-api-key': good.toUpperCase() } },
    { name: 'a key twice', headers: { 'x-api-key': `${good}, ${good}` } },
    { name: 'a key in a cookie', headers: { cookie: `access=${good}; session=${good}` } },
  ]
}

/**
 * A key with every scope but those that a route asks for gets nowhere there; one with all scopes gets
 * nowhere where accounts are managed.
 */
export async function withNarrowKeys(target: Target, rows: Rows, tally: Tally): Promise<void> {
  if (!hasKeys(target)) return
  const { SCOPES, scopes } = await target.load<Scoping>('src/auth/api-keys/scopes.ts')
  const roles = target.model.auth?.settings.roles ?? []
  // Whoever may most, so that nothing else is in the way.
  const person = await target.signUp(roles.at(-1) ?? '')
  const keys = new Map<string, Headers>()
  for (const route of target.routes.filter((one) => !isOpen(one) || one.operation !== 'auth')) {
    const own = scopeOf(target, route) ?? scopes[addressOf(route)]
    const verb = isSafe(route) ? 'read' : 'write'
    const others = SCOPES.filter((one) => own === undefined || (one !== own && one !== verb))
    const known = `${own}`
    const headers = keys.get(known) ?? (await keyOf(target, person, others))
    keys.set(known, headers)
    const key = rows.keys.get(tableIn(target.model, route)?.node ?? '') ?? 1
    const answer = await target.call(requestOf(target, route, key, headers))
    const isHeld = answer.statusCode === 403 && !isReached(route, answer)
    tally.judged({ caller: 'a key', how: `without ${own ?? 'a sign-in'}`, route, isHeld, answer })
  }
}

/** What a key needs at a ready-made operation, as its words are meant. */
function scopeOf({ model }: Target, route: RouteInfo): string | undefined {
  const table = tableIn(model, route)
  return table && `${table.names.plural}:${isSafe(route) ? 'read' : 'write'}`
}
