import type { Model } from '@drawbridge/kinds'
import { routeOf, type PreviewAnswer, type Previews } from '@drawbridge/preview'
import { identifier, textLiteral } from '@drawbridge/sql'
import type { CompiledOk } from '../documents/drawings.ts'
import { Refused } from '../http/problem.ts'
import { DEVELOPMENT_PASSWORD, identifierOf, registration } from './development-account.ts'

export type Caller = 'user' | 'admin'

interface Pass {
  readonly headers: Readonly<Record<string, string>>
  readonly until: number
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** The accounts that a preview is tried with. They are made in it, by its own routes. */
export class Callers {
  readonly #previews: Previews
  readonly #passes = new Map<string, Promise<Pass>>()

  constructor(previews: Previews) {
    this.#previews = previews
  }

  /** Headers that say who calls; made once, and again when they have run out. */
  async headersOf(id: string, compiled: CompiledOk, caller: Caller): Promise<Pass['headers']> {
    const name = `${id}/${caller}`
    const known = await this.#passes.get(name)?.catch(() => undefined)
    if (known && known.until > Date.now()) return known.headers
    const pass = this.#enter(id, compiled.model, caller)
    this.#passes.set(name, pass)
    return (await pass).headers
  }

  /** After its rows are gone, nobody is known any more. */
  forget(id: string): void {
    for (const caller of ['user', 'admin']) this.#passes.delete(`${id}/${caller}`)
  }

  async #enter(id: string, model: Model, caller: Caller): Promise<Pass> {
    const { auth } = model
    const account = identifierOf(model, caller)
    if (!auth || !account)
      throw new Refused(409, 'There is no sign-in in this drawing: call as nobody.')
    if (auth.settings.registration === 'open') {
      await this.#post(id, `${auth.settings.path}/register`, registration(model, account))
      if (caller === 'admin') await this.#previews.query(id, [promotion(model, account[1])])
    }
    const credentials = { [account[0]]: account[1], password: DEVELOPMENT_PASSWORD }
    const answer = await this.#post(id, `${auth.settings.path}/login`, credentials)
    if (answer.status !== 200)
      throw new Refused(409, `The ${caller} to try things with could not sign in: ${answer.body}`)
    return passOf(answer)
  }

  #post(id: string, path: string, body: object): Promise<PreviewAnswer> {
    const request = { method: 'POST', path, headers: JSON_TYPE, body: JSON.stringify(body) }
    return this.#previews.request(id, request)
  }
}

/** Nodes that a request passes, in order. */
export function nodesOf(compiled: CompiledOk, method: string, path: string): readonly string[] {
  return routeOf(compiled.routes, method, path)?.nodes ?? []
}

function promotion(model: Model, account: string): string {
  const table = model.tables.find(({ node }) => node === model.auth?.table)
  const role = table?.columns.find((column) => column.role === 'role')
  const roles = model.auth?.settings.roles ?? []
  const highest = roles.includes('admin') ? 'admin' : roles.at(-1)
  if (!table || !role || !model.auth || highest === undefined) return 'SELECT 1'
  const [name, set, key] = [table.names.sql, role.sql, model.auth.identifier.sql].map((text) =>
    identifier(text, model.dialect),
  )
  const [to, who] = [highest, account].map((text) => textLiteral(text, model.dialect))
  return `UPDATE ${name} SET ${set} = ${to} WHERE ${key} = ${who}`
}

/** A bearer token, or the session's cookie with its CSRF token, as the drawing has it. */
function passOf({ body, headers }: PreviewAnswer): Pass {
  const given: Readonly<Record<string, unknown>> = JSON.parse(body)
  const { accessToken, expiresIn, csrfToken } = given
  const life = typeof expiresIn === 'number' ? expiresIn * 1000 : 60 * 60_000
  const until = Date.now() + life / 2
  if (typeof accessToken === 'string')
    return { headers: { authorization: `Bearer ${accessToken}` }, until }
  const lines = [headers['set-cookie'] ?? []].flat()
  const cookie = lines.map((line) => line.split(';')[0]).join('; ')
  return { headers: { cookie, 'x-csrf-token': String(csrfToken) }, until }
}
