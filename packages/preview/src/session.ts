import {
  countEffect,
  diffSchema,
  type Effect,
  effectsOf,
  printChanges,
  type Schema,
} from '@drawbridge/sql'
import { adoptSocket, type Backend, type CompiledOk, isHealthy, SilentStart } from './backend.ts'
import { runningPart, writeCode } from './code-folder.ts'
import type { Context } from './context.ts'
import { openPreviewDatabase, type PreviewDatabase } from './database.ts'
import { type Loss, lossOf } from './effects/loss.ts'
import { NotUnique } from './effects/not-unique.ts'
import { lookStatements, mostRows, type SeenEffect, seenEffects } from './effects/seen-effects.ts'
import { mendStatements, type WantedMend } from './effects/wanted-mends.ts'
import { type Inner, OrderFailed, OrderTimeout } from './inner.ts'
import type { Boot, RowsAnswer, RowWork } from './inside/words.ts'
import { userOf } from './isolation/cell.ts'
import { insideOf, isRoot } from './isolation/launch.ts'
import type { Log } from './log.ts'
import type { Mailbox } from './mail/mailbox.ts'
import { openPostOffice } from './mail/post-office.ts'
import { openOutside } from './outside.ts'
import { type Places, placesOf, preparePlaces, secretOf } from './places.ts'
import { standIns } from './secrets.ts'
import { restOf } from './half-change.ts'
import { type MadeUp, madeUpPath, openMadeUp } from './rows/made-up.ts'
import { openSchemaRecord, type SchemaRecord } from './schema-record.ts'
import { cellOf, createStandby } from './standby.ts'
import { emptyingOf, ForeignTables, foreignTables } from './tables.ts'
import type { StartOptions } from './state.ts'
import { tracePlanOf } from './trace/points.ts'
import { secretNames, signInRoutes, watchedTables } from './trace/secret-names.ts'

/** From Run to Stop of one project: its places, its database and the processes in its cell. */
export interface Session {
  /** Boots a version beside `before`, the one that answers; the caller switches. */
  boot(compiled: CompiledOk, version: number, before: Backend | undefined): Promise<Backend>
  /** What this version would take from the rows that are there. */
  lossesOf(compiled: CompiledOk): Promise<readonly Loss[]>
  /** All that this version does to them, with some of each. */
  look(compiled: CompiledOk, secret: ReadonlySet<string>): Promise<readonly SeenEffect[]>
  /** Mends rows before this version comes; says how many. */
  mend(compiled: CompiledOk, mends: readonly WantedMend[]): Promise<RowsAnswer>
  /** Runs statements on the preview's database; a number for each that selects one. */
  query(compiled: CompiledOk, statements: readonly string[]): Promise<readonly number[]>
  /** Reads or writes rows of the preview's database, in one transaction. */
  rows(compiled: CompiledOk, work: RowWork): Promise<RowsAnswer>
  readonly madeUp: MadeUp
  /** Takes all rows out of the tables that it has made itself. */
  empty(compiled: CompiledOk): Promise<void>
  /** From the next version on, whether it can be held at its steps. */
  hold(holds: boolean): void
  /** Starts the process that waits for the next version. */
  prepare(compiled: CompiledOk): Promise<void>
  close(): Promise<void>
}

const QUERY_MS = 20_000
const ROWS_GRACE_MS = 2_000
/** Looking through large tables takes its time. */
const LOOK_MS = 10_000

export async function openSession(
  context: Context,
  id: string,
  options: StartOptions,
  log: Log,
  mailbox: Mailbox,
): Promise<Session> {
  const { level } = await context.isolation()
  const places = placesOf(context.dataDir, context.runDir, id)
  const owner = isRoot() && level !== 'seatBelt' ? userOf(places.root) : undefined
  await preparePlaces(places, owner)
  const inside = insideOf(level, cellOf(context, places, places.code, places.code))
  await using opening = new AsyncDisposableStack()
  const database = await openPreviewDatabase(
    options,
    { level, shared: context.shared },
    places,
    inside,
    owner,
  )
  opening.defer(() => database.close())
  const record = await openSchemaRecord(database.record)
  const outside = await openOutside(
    context,
    level,
    places,
    inside.run,
    options.outside ?? [],
    owner,
  )
  opening.defer(() => outside.close())
  const office = await openPostOffice(mailbox, level, places, inside.run, owner)
  opening.defer(() => office.close())
  const ways = outside.ways && [...outside.ways, ...(office.way ? [office.way] : [])]
  const environment = {
    ...(await environmentOf(options, database, places)),
    ...outside.environment,
    SMTP_URL: office.url,
  }
  let isHeld = false
  const standby = createStandby(context, level, places, log, () => isHeld)
  opening.defer(() => standby.close())
  const opened = opening.move()
  const booting = new Set<Inner>()
  let closed = false

  async function query(compiled: CompiledOk, statements: readonly string[]) {
    const waiting = await standby.look(compiled)
    const { url, tunnel } = database
    const order = { folder: waiting.inside.code, url, statements, ...(tunnel && { tunnel }) }
    return waiting.inner.order({ type: 'query', database: order }, QUERY_MS)
  }

  async function rows(compiled: CompiledOk, work: RowWork) {
    const waiting = await standby.look(compiled)
    const { url, tunnel } = database
    const place = { folder: waiting.inside.code, url, ...(tunnel && { tunnel }) }
    try {
      const order = { type: 'rows', database: place, work } as const
      return await waiting.inner.askRows(order, work.ms + ROWS_GRACE_MS)
    } catch (error) {
      // SQLite can't be interrupted: only the end of the process ends a statement.
      if (error instanceof OrderTimeout) await waiting.discard()
      throw error
    }
  }

  /** After a crash in the middle of a change, SQLite is asked which side of it holds. */
  function applied(compiled: CompiledOk) {
    return record.settled(async (intended) => {
      if (database.dialect !== 'sqlite') return intended
      const [found] = await query(compiled, ['SELECT user_version FROM pragma_user_version'])
      return found ?? 0
    })
  }

  async function effects(compiled: CompiledOk): Promise<readonly Effect[]> {
    const { schema, half } = await applied(compiled)
    // Somebody has agreed when it was begun, and what is gone can't be counted.
    return half ? [] : effectsOf(schema, compiled.release.schema, database.dialect)
  }

  async function counted(
    compiled: CompiledOk,
    isMeant: (effect: Effect) => boolean,
  ): Promise<readonly Loss[]> {
    const meant = (await effects(compiled)).filter(isMeant)
    if (meant.length === 0) return []
    const statements = meant.map((effect) => countEffect(effect, database.dialect))
    const counts = await query(compiled, statements)
    const all = meant.map((effect, at) => lossOf(effect, counts[at] ?? 0))
    return all.filter((loss) => loss.rows > 0)
  }

  const madeUp = openMadeUp(madeUpPath(database.record))

  return {
    query,
    madeUp,
    rows,
    hold(holds) {
      isHeld = holds
    },
    async prepare(compiled) {
      if (!closed) await standby.look(compiled)
    },

    lossesOf: (compiled) => counted(compiled, ({ isLoss }) => isLoss),

    async look(compiled, secret) {
      const { dialect } = database
      const found = await effects(compiled)
      if (found.length === 0) return []
      const statements = lookStatements(found, secret, dialect)
      const work = { statements, readOnly: true, most: mostRows(found), ms: LOOK_MS }
      const answer = await rows(compiled, work)
      if (answer.refused) throw new Error(answer.refused.message)
      return seenEffects(found, answer, secret, dialect)
    },

    async mend(compiled, mends) {
      const statements = mendStatements(await effects(compiled), mends, database.dialect)
      const work = { statements: statements.map((text) => ({ text })), readOnly: false }
      return rows(compiled, { ...work, most: 1, ms: LOOK_MS })
    },

    async empty(compiled) {
      const { schema } = await applied(compiled)
      const statements = emptyingOf(schema, database.dialect)
      if (statements.length > 0) await query(compiled, statements)
      await madeUp.write([])
    },

    async boot(compiled, version, before) {
      refuseOtherDialect(compiled, database)
      const { schema, number, half } = await applied(compiled)
      const asking = half
        ? undefined
        : foreignTables(schema, compiled.release.schema, database.dialect)
      const [found = 0] = asking === undefined ? [] : await query(compiled, [asking.count])
      if (found > 0 && asking !== undefined) throw new ForeignTables(asking.names)
      // Values that must differ, and don't, keep this version from being made at all.
      const doubles = await counted(compiled, ({ alike }) => alike !== undefined)
      if (doubles.length > 0) throw new NotUnique(doubles)
      const next = { number: number + 1, schema: compiled.release.schema }
      const change = changeOf(schema, next, database)
      const statements = half
        ? restOf(change, changeOf(schema, half.intended, database), half)
        : change
      const waiting = await standby.take(compiled)
      const { number: mine, inner } = waiting
      booting.add(inner)
      if (closed) inner.kill()
      try {
        const trace = tracePlanOf(compiled)
        const code = await writeCode(waiting.code, runningPart(compiled.tree), before?.code)
        const folder = waiting.inside.code
        if (statements.length > 0) await record.intend(next)
        await bootInner(inner, record, context.limits.boot * 1000, {
          type: 'boot',
          environment: { ...standIns(compiled, environment.JWT_SECRET), ...environment },
          hidden: Object.values(options.environment ?? {}),
          socket: `${waiting.inside.run}/${mine}.sock`,
          watch: {
            files: trace.files,
            secret: secretNames(compiled),
            signIn: signInRoutes(compiled),
            tables: watchedTables(compiled),
          },
          ...(statements.length > 0 && { change: { folder, url: database.url, statements } }),
          ...(database.tunnel !== undefined && { tunnel: database.tunnel }),
          ...(ways !== undefined && { ways }),
          ...(waiting.holds && { holds: true as const }),
        })
        const socket = await adoptSocket(places, mine)
        // The first answer is part of the start: on a busy machine it may take as long.
        if (!(await isHealthy(socket, context.limits.boot))) throw new SilentStart()
        return { waiting, compiled, version, code, inner, socket, trace, inFlight: 0 }
      } catch (error) {
        await waiting.discard()
        throw error
      } finally {
        booting.delete(inner)
      }
    },

    async close() {
      closed = true
      for (const inner of booting) inner.kill()
      await opened.disposeAsync()
    },
  }
}

/** Where the order fails tells whether the database was changed; else it is asked at the next one. */
async function bootInner(
  inner: Inner,
  record: SchemaRecord,
  timeout: number,
  order: Omit<Boot, 'id'>,
): Promise<void> {
  try {
    await inner.order(order, timeout)
    await record.done()
  } catch (error) {
    if (error instanceof OrderFailed) {
      if (error.phase === 'start') await record.done()
      else await (error.done > 0 ? record.halfDone(error.done) : record.undone())
    }
    throw error
  }
}

function changeOf(
  from: Schema,
  next: { readonly number: number; readonly schema: Schema },
  database: PreviewDatabase,
): readonly string[] {
  const steps = printChanges(diffSchema(from, next.schema), database.dialect)
  const statements = steps.map((step) => step.statement)
  if (statements.length === 0 || database.dialect !== 'sqlite') return statements
  return [...statements, `PRAGMA user_version = ${next.number}`]
}

async function environmentOf(
  options: StartOptions,
  database: PreviewDatabase,
  places: Places,
): Promise<Readonly<Record<string, string>> & { readonly JWT_SECRET: string }> {
  return {
    NODE_ENV: 'development',
    LOG_LEVEL: 'info',
    TRUST_PROXY: 'true',
    JWT_SECRET: await secretOf(places),
    ...(options.address && { PUBLIC_URL: options.address, PASSKEY_ORIGINS: options.address }),
    ...options.environment,
    DATABASE_URL: database.url,
  }
}

function refuseOtherDialect(compiled: CompiledOk, database: PreviewDatabase): void {
  const { dialect } = compiled.release
  if (dialect === database.dialect) return
  throw new Error(`the code is written for ${dialect}, and the database is ${database.dialect}.`)
}
