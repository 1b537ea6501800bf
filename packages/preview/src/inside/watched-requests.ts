import { subscribe } from 'node:diagnostics_channel'
import type { Run } from './run.ts'
import { hideAlso, isCut, secretsIn, shownValue } from './shown-value.ts'
import { type CutPart, STUDIO, TRACE_HEADER, type SeenRun, type Sent } from './words.ts'
import { secretHeaders, secretTexts, withoutQuery, withoutSecrets } from './sign-in-values.ts'
import { databaseBehind } from './watched-database.ts'
import { sentWhole } from './sent-whole.ts'
import { here, runFor, Stopped, within } from './watcher.ts'

interface Request {
  readonly id: unknown
  readonly headers: Readonly<Record<string, unknown>>
  readonly method: string
  readonly url: string
  readonly query?: unknown
  readonly body?: unknown
  readonly user?: unknown
  readonly routeOptions?: { readonly url?: string | undefined }
}

interface Reply {
  readonly statusCode: number
  readonly raw: { once(event: 'close', then: () => void): unknown }
}

type Done = (error?: Error) => void

/** What of Fastify is used here: this code stands beside any version of it. */
interface App {
  addHook(
    name: 'onRequest' | 'preValidation',
    hook: (request: Request, reply: Reply, done: Done) => void,
  ): unknown
  addHook(
    name: 'onSend',
    hook: (
      request: Request,
      reply: Reply,
      payload: unknown,
      done: (error: null, payload: unknown) => void,
    ) => void,
  ): unknown
  addHook(
    name: 'onError',
    hook: (request: Request, reply: Reply, error: Error, done: () => void) => void,
  ): unknown
}

/** More than these in a second are answered as always, and not watched. */
const RUNS_A_SECOND = 50
const CHARACTERS_A_SECOND = 100_000

/** From now on every request to an application that is made here is told of when it is over. */
export function watchRequests(signIn: readonly string[], tell: (run: SeenRun) => void): void {
  const watched = new WeakMap<Request, Run>()
  const answers = new WeakMap<Run, unknown>()
  const sent = new WeakMap<Run, Sent | undefined>()
  const allowance = createAllowance()
  const doors = new Set(signIn)
  const isDoor = ({ method, routeOptions }: Request): boolean =>
    doors.has(`${method} ${routeOptions?.url}`)
  const keptOf = (run: Run, request: Request): Sent | undefined => {
    const whole = isDoor(request) ? undefined : sentWhole(request)
    return whole && run.hasRoom(whole) ? whole : undefined
  }
  hideAlso(() => here()?.run.secrets ?? [])

  async function end(run: Run, request: Request, reply: Reply): Promise<void> {
    const ms = performance.now() - run.since
    const rows = await run.rows.told(databaseBehind())
    await run.dry?.end()
    const hides = isDoor(request)
    const shownOf = (value: unknown): unknown => (hides ? withoutSecrets(value) : value)
    // Who is turned away at the door is so before the body is read.
    const whole = sent.has(run) ? sent.get(run) : keptOf(run, request)
    const path = hides ? withoutQuery(request.url) : request.url
    const body = run.told({ body: shownOf(request.body ?? null) })
    const answer = run.told({ answer: shownOf(answerIn(answers.get(run))) })
    const parts: readonly (readonly [CutPart, boolean])[] = [
      ['path', isCut(path)],
      ['body', body.isCut],
      ['answer', answer.isCut],
    ]
    const seen: SeenRun = {
      name: run.name,
      request: String(request.id),
      began: run.began,
      ms,
      method: request.method,
      path: String(shownValue(path)),
      status: reply.statusCode,
      caller: shownValue(request.user ?? null),
      body: body.shown,
      answer: answer.shown,
      cut: parts.flatMap(([part, cut]) => (cut ? [part] : [])),
      ...(run.failed !== undefined && { failed: run.failed }),
      moments: run.moments,
      rows,
      dry: run.dry !== undefined,
      left: run.left,
      missed: allowance.missed(),
      ...(whole && { sent: whole }),
    }
    allowance.spend(JSON.stringify(seen).length)
    tell(seen)
  }

  subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { readonly fastify: App }
    fastify.addHook('onRequest', (request, reply, done) => {
      const header = request.headers[TRACE_HEADER]
      const isAwaited = header !== undefined && header !== STUDIO
      if (!isAwaited && !allowance.grant()) return done()
      const run = runFor(header, String(request.id))
      watched.set(request, run)
      // Answered or broken off: either way it is over.
      reply.raw.once('close', () => void within(run, () => end(run, request, reply)))
      run.secrets = [...secretHeaders(request.headers), ...secretsIn(request.query)]
      within(run, done)
    })
    // The body came by an event of the connection, which belongs to no request.
    fastify.addHook('preValidation', (request, _reply, done) => {
      const run = watched.get(request)
      if (run === undefined) return done()
      const { body } = request
      run.secrets = [...run.secrets, ...(isDoor(request) ? secretTexts(body) : secretsIn(body))]
      // Checking it may fill in what was left out.
      within(run, () => {
        sent.set(run, keptOf(run, request))
        done()
      })
    })
    fastify.addHook('onError', (request, _reply, error, done) => {
      if (!(error instanceof Stopped)) watched.get(request)?.fail(error)
      done()
    })
    fastify.addHook('onSend', (request, _reply, payload, done) => {
      const run = watched.get(request)
      if (run !== undefined) answers.set(run, payload)
      done(null, payload)
    })
  })
}

function answerIn(payload: unknown): unknown {
  if (typeof payload !== 'string') return null
  try {
    return JSON.parse(payload)
  } catch {
    return payload
  }
}

/** So many in a second, so that who is called a thousand times is not slowed by being watched. */
function createAllowance() {
  let second = 0
  let runs = 0
  let characters = 0
  let refused = 0
  return {
    grant(): boolean {
      const now = Math.floor(performance.now() / 1000)
      if (now !== second) [second, runs, characters] = [now, 0, 0]
      runs += 1
      const granted = runs <= RUNS_A_SECOND && characters < CHARACTERS_A_SECOND
      if (!granted) refused += 1
      return granted
    },
    spend(size: number): void {
      characters += size
    },
    missed(): number {
      const count = refused
      refused = 0
      return count
    },
  }
}
