import { DIALECT_TITLES, type Dialect } from '@drawbridge/sql'
import { randomBytes } from 'node:crypto'
import { adoptSocket, type CompiledOk, isHealthy, SilentStart } from '../backend.ts'
import type { Context } from '../context.ts'
import { standIns } from '../secrets.ts'
import { tryAccess } from './access.ts'
import { checkTypes } from './check-types.ts'
import { embeddedChange, sinceBefore } from './change.ts'
import { findingOf, troubledBy } from './findings.ts'
import { findGround, type Ground } from './ground.ts'
import { tryOwnTests } from './own-tests.ts'
import { openRoom, type Room } from './room.ts'
import type { Outcome, TrialName, TrialResult, Verdict, VerifyOptions } from './verification.ts'

const ORDER_MS = 60_000
/** For code that is started without its database: nothing listens there. */
const NOWHERE: Readonly<Record<Dialect, string>> = {
  sqlite: 'sqlite::memory:',
  mysql: 'mysql://nobody@127.0.0.1:1/nothing',
  postgres: 'postgres://nobody@127.0.0.1:1/nothing',
}
/**
 * Tries the output itself: does TypeScript accept it, the database understand it, does it start?
 * @throws what `signal` was aborted with, where it was, once nothing is left of it
 */
export async function verify(
  context: Context,
  compiled: CompiledOk,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const { level } = await context.isolation()
  const trials: TrialResult[] = []
  async function attempt(name: TrialName, work: () => Promise<Outcome>): Promise<void> {
    options.signal?.throwIfAborted()
    options.tell?.({ name, state: 'running', detail: '', ms: 0, findings: [] })
    const began = performance.now()
    const outcome = await work().catch((error: unknown): Outcome => {
      return troubledBy(findingOf(name, error, compiled.tree, context.limits))
    })
    const trial = { name, ...outcome, ms: Math.round(performance.now() - began) }
    trials.push(trial)
    options.tell?.(trial)
  }

  let room: Room | undefined
  let ground: Ground | undefined
  try {
    await attempt('types', async () => {
      room = await openRoom(context, level, compiled)
      return types(context, room)
    })
    if (room === undefined) return verdictOf(trials)
    const opened = room
    await attempt('migrations', async () => {
      ground = await findGround(context, opened, options)
      await ground?.make()
      return ground === undefined ? skipped(compiled) : migrations(ground, compiled)
    })
    if (trials.at(-1)?.state === 'ok') {
      await attempt('statements', async () =>
        ground === undefined ? skipped(compiled) : statements(ground, compiled),
      )
    }
    await attempt('start', () =>
      start(context, opened, ground?.room === opened ? ground : undefined),
    )
  } finally {
    const left = await ground?.close()
    if (left !== undefined) sayLeft(trials, left)
    await room?.close()
  }
  if (options.thorough && verdictOf(trials).ok) {
    const change = await embeddedChange(compiled, options.thorough.before)
    for (const [name, work] of THOROUGH)
      await attempt(name, async () =>
        change ? sinceBefore(change, (code) => work(context, code, options.signal)) : NOT_EMBEDDED,
      )
  }
  options.signal?.throwIfAborted()
  return verdictOf(trials)
}

/** Nobody else knows the name of it. */
function sayLeft(trials: TrialResult[], name: string): void {
  const at = trials.findIndex((trial) => trial.name === 'migrations')
  const trial = trials[at]
  if (trial === undefined) return
  const detail = `${trial.detail} The database ${name} may still be on your server: drop it.`
  trials[at] = { ...trial, detail }
}

const THOROUGH = [
  ['tests', tryOwnTests],
  ['access', tryAccess],
] as const

const NOT_EMBEDDED: Outcome = {
  state: 'skipped',
  detail: 'What is drawn can’t be tried on the embedded database.',
  findings: [],
}

function verdictOf(trials: readonly TrialResult[]): Verdict {
  return { ok: trials.every(({ state }) => state !== 'problem'), trials }
}

async function types(context: Context, { level, cell, compiled }: Room): Promise<Outcome> {
  const findings = await checkTypes(level, cell, context.limits, compiled.tree)
  const count = compiled.tree.filter(({ path }) => path.endsWith('.ts')).length
  const [first] = findings
  if (first !== undefined) return { state: 'problem', detail: first.message, findings }
  return done(`TypeScript accepts all ${count} files, by its strict rules.`)
}

async function migrations(ground: Ground, compiled: CompiledOk): Promise<Outcome> {
  const { inner } = ground.room.waiting
  const [count = 0] = await inner.order({ type: 'migrate', ...trialOn(ground) }, ORDER_MS)
  const which = count === 1 ? 'The migration ran' : `The ${count} migrations ran`
  return done(`${which} on an empty ${DIALECT_TITLES[ground.dialect]}.${remark(ground, compiled)}`)
}

async function statements(ground: Ground, compiled: CompiledOk): Promise<Outcome> {
  const { inner } = ground.room.waiting
  const [count = 0] = await inner.order({ type: 'prepare', ...trialOn(ground) }, ORDER_MS)
  const name = DIALECT_TITLES[ground.dialect]
  return done(`${name} understands each of the ${count} statements.${remark(ground, compiled)}`)
}

/** `/health/live` answers without a database too. */
async function start(context: Context, room: Room, ground: Ground | undefined): Promise<Outcome> {
  const { inner, inside, number } = room.waiting
  const trial = trialOn(ground ?? { url: NOWHERE[room.compiled.release.dialect] })
  const environment = {
    ...standIns(room.compiled, trial.environment.JWT_SECRET),
    ...trial.environment,
  }
  const socket = `${inside.run}/${number}.sock`
  const tunnel = ground?.tunnel
  const order = { type: 'boot', environment, hidden: [], socket } as const
  const boot = { ...order, ...(tunnel && { tunnel }) }
  await inner.order(boot, context.limits.boot * 1000)
  const adopted = await adoptSocket(room.places, number)
  if (!(await isHealthy(adopted, context.limits.boot))) throw new SilentStart()
  return done('It starts, and GET /health/live answers.')
}

function trialOn({ url, tunnel }: Pick<Ground, 'url' | 'tunnel'>) {
  const environment = {
    NODE_ENV: 'development',
    LOG_LEVEL: 'error',
    JWT_SECRET: randomBytes(32).toString('hex'),
    DATABASE_URL: url,
  }
  return { url, environment, ...(tunnel && { tunnel }) }
}

const done = (detail: string): Outcome => ({ state: 'ok', detail, findings: [] })

function skipped({ release }: CompiledOk): Outcome {
  const name = DIALECT_TITLES[release.dialect]
  return { state: 'skipped', detail: `There is no ${name} here to try it on.`, findings: [] }
}

function remark(ground: Ground, { release }: CompiledOk): string {
  const drawn = DIALECT_TITLES[release.dialect]
  if (ground.dialect === release.dialect) return ''
  return ` There is no ${drawn} here: the same drawing was written for SQLite to try it.`
}
