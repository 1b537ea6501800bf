import type { RouteInfo } from '@drawbridge/compiler'
import type { JsonObject } from '@drawbridge/manifest'
import { isOpen, isReached } from './doors.ts'
import { askedBy, isSafe, requestOf } from './requests.ts'
import type { Key } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Answered, Target } from './target.ts'

/** What an emitted backend makes tickets of. */
interface Issuing {
  readonly issueTicket: (
    db: Target['db'],
    purpose: string,
    ticket: { readonly user: Key; readonly data: string | null; readonly minutes: number },
  ) => Promise<string>
}

const ISSUER = 'src/auth/tickets.ts'

/**
 * What was sent or told for one purpose (a link to sign in, half a sign-in that waits for its second
 * factor) is good for no other: not in place of a sign-in, and not where something else is asked for.
 */
export async function withTickets(target: Target, tally: Tally): Promise<void> {
  const purposes = purposesIn(target)
  if (purposes.length === 0) return
  const { issueTicket } = await target.load<Issuing>(ISSUER)
  const [role = ''] = target.model.auth?.settings.roles ?? []
  const { id: user } = await target.signUp(role)
  const issue = (purpose: string) =>
    issueTicket(target.db, purpose, { user, data: null, minutes: 5 })
  const doors = target.routes.filter((route) => !isOpen(route) && isSafe(route))
  for (const [at, purpose] of purposes.entries()) {
    const ticket = await issue(purpose)
    for (const [turn, headers] of bearing(ticket).entries()) {
      const route = doors[(at + turn) % doors.length]
      if (route === undefined) continue
      const answer = await target.call(requestOf(target, route, 1, headers))
      const isHeld = answer.statusCode === 401 && !isReached(route, answer)
      tally.judged({ caller: `a ticket (${purpose})`, route, isHeld, answer })
    }
  }
  for (const route of target.routes.filter((one) => isOpen(one) && one.operation === 'auth')) {
    const good = new Set<string>()
    let last: Answered | undefined
    for (const purpose of purposes) {
      const body = bodyWith(await issue(purpose), target, route)
      if (body === undefined) continue
      last = await target.call({ ...requestOf(target, route, 1), payload: body })
      if (opens(last)) good.add(purpose)
    }
    if (last !== undefined)
      tally.judged({
        caller: 'tickets',
        how: [...good].join(' and '),
        route,
        isHeld: good.size <= 1,
        answer: last,
      })
  }
}

const bearing = (ticket: string): readonly Readonly<Record<string, string>>[] => [
  { authorization: `Bearer ${ticket}` },
  { cookie: `access=${ticket}; session=${ticket}; refresh=${ticket}` },
  { 'x-api-key': ticket },
]

/** Whether an answer signs somebody in, or lets them in some other way. */
const opens = ({ statusCode, headers, body }: Answered): boolean =>
  statusCode < 300 && (headers['set-cookie'] !== undefined || /"accessToken"|"user"/.test(body))

/** A ticket wherever a text is asked for. */
function bodyWith(ticket: string, target: Target, route: RouteInfo): JsonObject | undefined {
  const asked = askedBy(target, route)
  if (asked === undefined) return undefined
  const texts = Object.entries(asked.example).filter(([, value]) => typeof value === 'string')
  return { ...asked.example, ...Object.fromEntries(texts.map(([key]) => [key, ticket])) }
}

const CALL = /\b(?:issue|read|use)Ticket\(\s*[\w.]+,\s*(?:'([^']+)'|`([^`]+)`|(\w+))/g

/** Of every call in the emitted code; one that can’t be read stops the attack. */
function purposesIn({ tree }: Target): readonly string[] {
  const found = new Set<string>()
  for (const { path, text } of tree) {
    if (path === ISSUER || !path.startsWith('src/') || !text.includes('/tickets.ts')) continue
    for (const [, literal, template, word = ''] of text.matchAll(CALL)) {
      const named = literal ?? template?.replaceAll(/\$\{[^}]*\}/g, 'acme')
      if (named !== undefined) found.add(named)
      else for (const purpose of meaningsOf(word, text)) found.add(purpose)
    }
  }
  return [...found]
}

/** A constant of the module, a function that makes one, or a parameter for which all constants stand. */
function meaningsOf(word: string, text: string): readonly string[] {
  const constant = new RegExp(`const ${word} = '([^']+)'`).exec(text)?.[1]
  const made = new RegExp(`const ${word} = [^\`]*\`([^\`]+)\``).exec(text)?.[1]
  if (constant !== undefined) return [constant]
  if (made !== undefined) return [made.replaceAll(/\$\{[^}]*\}/g, 'acme')]
  const all = [...text.matchAll(/^const [A-Z_]+ = '([^']+)'/gm)].map(([, value = '']) => value)
  if (all.length === 0) throw new Error(`The attacks can’t read the purpose ${word}: teach them.`)
  return all
}
