import type { RouteInfo } from '@drawbridge/compiler'
import { identifier } from '@drawbridge/sql'
import { isOpen, isReached } from './doors.ts'
import { isSafe, requestOf } from './requests.ts'
import { placeholder, type Key } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Answered, Person, Target } from './target.ts'

/** What an emitted backend makes sign-ins of that are refreshed. */
interface Opening {
  readonly openSession: (
    db: Target['db'],
    user: Key,
  ) => Promise<{ readonly id: string; readonly refreshToken: string }>
}

/** A sign-in ends when it is ended, and what it is gone on with is good once. */
export async function withOldSignIns(target: Target, tally: Tally): Promise<void> {
  const [role = ''] = target.model.auth?.settings.roles ?? []
  const door = target.routes.find((route) => !isOpen(route) && isSafe(route))
  const named = (name: string) => target.routes.find((route) => route.name === name)
  const leaving = named('logOut')
  if (door !== undefined && leaving !== undefined) {
    const person = await target.signUp(role)
    await target.call(requestOf(target, leaving, 1, person.headers))
    const answer = await target.call(requestOf(target, door, 1, person.headers))
    const isHeld = answer.statusCode === 401 && !isReached(door, answer)
    tally.judged({
      caller: 'somebody who signed out',
      how: 'over HTTP',
      route: door,
      isHeld,
      answer,
    })
  }
  const refreshing = named('refresh')
  if (refreshing !== undefined) await withOldTokens(target, refreshing, tally)
}

async function withOldTokens(target: Target, route: RouteInfo, tally: Tally): Promise<void> {
  const { openSession } = await target.load<Opening>('src/auth/sessions.ts')
  const [role = ''] = target.model.auth?.settings.roles ?? []
  const open = async () => {
    const person = await target.signUp(role)
    return { person, ...(await openSession(target.db, person.id)) }
  }
  const isCookie = target.model.auth?.settings.carrier === 'cookie'
  const bring = (token: string): Promise<Answered> =>
    target.call({
      method: 'POST',
      url: route.path,
      ...(isCookie
        ? { headers: { cookie: `refresh=${token}` } }
        : { payload: { refreshToken: token } }),
    })
  const judge = (how: string, isHeld: boolean, answer: Answered) =>
    tally.judged({ caller: 'a refresh token', how, route, isHeld, answer })
  const refused = (how: string, answer: Answered) =>
    judge(how, [400, 401].includes(answer.statusCode), answer)

  const used = await open()
  const first = await bring(used.refreshToken)
  judge('that is good', first.statusCode === 200, first)
  refused('that was used', await bring(used.refreshToken))
  refused('of a sign-in that somebody used twice', await bring(nextIn(first, isCookie)))

  const raced = await open()
  const answers = await Promise.all(Array.from({ length: 8 }, () => bring(raced.refreshToken)))
  const winners = answers.filter(({ statusCode }) => statusCode === 200)
  judge('eight times at once', winners.length <= 1, winners[0] ?? first)

  const [mine, theirs] = [await open(), await open()]
  refused('with the id of another', await bring(`${theirs.id}.${mine.refreshToken.slice(37)}`))
  refused('without its end', await bring(mine.refreshToken.slice(0, -1)))
  refused('of which the id is all', await bring(mine.id))
  refused('that is an access token', await bring(bearerOf(mine.person)))
  refused('that is SQL', await bring(`${theirs.id}' OR '1'='1`))
  await endAs(target, mine.person, 'auth_sessions', 'user_id')
  refused('of a sign-in that was ended', await bring(mine.refreshToken))
  await endAs(target, theirs.person, tableOf(target), 'id')
  refused('of an account that is gone', await bring(theirs.refreshToken))
}

const bearerOf = ({ headers }: Person): string =>
  (headers['authorization'] ?? headers['cookie'] ?? '').replace(/^\w+[ =]/, '')

function nextIn(answer: Answered, isCookie: boolean): string {
  if (!isCookie) return answer.json<{ readonly refreshToken: string }>().refreshToken
  return answer.cookies.find(({ name }) => name.endsWith('refresh'))?.value ?? ''
}

const tableOf = ({ model }: Target): string =>
  model.tables.find(({ node }) => node === model.auth?.table)?.names.sql ?? ''

/** Accounts that are kept when they are deleted are marked so. */
async function endAs(target: Target, { id }: Person, table: string, key: string): Promise<void> {
  const { model, db } = target
  const isKept = model.tables.some(({ names, softDelete }) => names.sql === table && softDelete)
  const name = identifier(table, model.dialect)
  const what = isKept ? `UPDATE ${name} SET deleted_at = CURRENT_TIMESTAMP` : `DELETE FROM ${name}`
  await db.run(`${what} WHERE ${key} = ${placeholder(model.dialect, 1)}`, [id])
}
