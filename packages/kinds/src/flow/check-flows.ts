import type { Scope } from '@drawbridge/expressions'
import { diagnose, hasErrors, pointer, type Diagnostic } from '@drawbridge/manifest'
import { isByCookie } from '../auth/settings.ts'
import type { Model } from '../model.ts'
import { tableOf } from '../table/emit/lookup.ts'
import { orNothing } from '../query/unless-missing.ts'
import { rowMembers } from '../query/row-members.ts'
import { addEffects } from './add-effects.ts'
import { checkEventsEnd } from './check-events-end.ts'
import { checkBody } from './check-body.ts'
import type { TableEvent } from './endpoint.ts'
import { FlowCheck, type CalledFlow, type TableWrite } from './flow-check.ts'
import type { CheckedBody, FlowModel } from './flow-model.ts'
import { firstNames } from './first-names.ts'
import { flowFolder } from './flow-names.ts'
import type { FlowSource, FlowStart } from './flow-sources.ts'
import { isStartedBy, setGoingAmong } from './set-going.ts'
import { givenType, type Frame } from './step-check.ts'

export interface CheckedFlows {
  readonly flows: readonly FlowModel[]
  /** Packages of npm that their code needs. */
  readonly packages: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Goes through every flow of a model in which nothing else is wrong. */
export function checkFlows(model: Model, sources: readonly FlowSource[]): CheckedFlows {
  const round = new Round(model, sources)
  const flows = sources.flatMap((source) => round.visit(source)?.flow ?? [])
  const setGoing = setGoingAmong(round.checks)
  addEffects(round.checks, setGoing)
  const diagnostics = [...round.diagnostics, ...checkEventsEnd(round.checks, setGoing)]
  return { flows, packages: round.packages, diagnostics }
}

/** What the formulas of each step of one flow see, by the step's id. */
export function scopesIn(
  source: FlowSource,
  model: Model,
  sources: readonly FlowSource[],
): ReadonlyMap<string, Scope> {
  const round = new Round(model, sources)
  round.visit(source)
  return round.checks.find((check) => check.source === source)?.scopes ?? new Map()
}

/** Flows that are gone through together, those that are called before those that call them. */
class Round {
  readonly diagnostics: Diagnostic[] = []
  readonly checks: FlowCheck[] = []
  readonly packages = new Map<string, string>()
  readonly #model: Model
  readonly #sources: readonly FlowSource[]
  readonly #callable: ReadonlyMap<string, FlowSource>
  readonly #done = new Map<FlowSource, CalledFlow>()
  readonly #open = new Set<FlowSource>()
  /** Of which it was said: a step asks more than once about the flow that it calls. */
  readonly #endless = new Set<FlowSource>()

  constructor(model: Model, sources: readonly FlowSource[]) {
    this.#model = model
    this.#sources = sources
    this.#callable = new Map(
      sources.filter(({ starts }) => starts.kind === 'call').map((source) => [source.node, source]),
    )
  }

  visit(source: FlowSource): CalledFlow | undefined {
    const known = this.#done.get(source)
    if (known !== undefined) return known
    if (this.#open.has(source)) {
      const place = { node: source.node, field: pointer(...source.path, 'steps') }
      if (!this.#endless.has(source))
        this.diagnostics.push(diagnose('calls-itself', place, { name: source.name }))
      this.#endless.add(source)
      return undefined
    }
    this.#open.add(source)
    const check = this.#begin(source)
    const found = checkFlow(check)
    this.checks.push(check)
    this.diagnostics.push(...check.diagnostics)
    this.#open.delete(source)
    this.#done.set(source, found)
    return found
  }

  #begin(source: FlowSource): FlowCheck {
    const called = (id: string): CalledFlow | undefined => {
      const target = this.#callable.get(id)
      return target && this.visit(target)
    }
    const starts = ({ table, how }: Pick<TableWrite, 'table' | 'how'>): boolean =>
      this.#sources.some((one) => isStartedBy(one, { table, how }))
    return new FlowCheck(
      this.#model,
      source,
      this.#callable,
      called,
      checkBody,
      starts,
      this.packages,
    )
  }
}

function checkFlow(check: FlowCheck): CalledFlow {
  const { source, model } = check
  const { starts } = source
  const frame = frameOf(starts, model)
  const names = new Map(firstNames(source, model))
  for (const type of names.values()) check.own(type)
  const body = checkBody(check, source.steps, [...source.path, 'steps'], {
    scope: {
      names,
      row: (table) => rowMembers(table, model),
      changing: check.changed,
    },
    changeable: new Set(),
    ...(frame && { frame }),
    ...(NO_ANSWER[starts.kind] !== undefined && { noAnswer: NO_ANSWER[starts.kind] ?? '' }),
    ...(starts.kind === 'event' && { isInTransaction: true as const }),
  })
  checkEnd(check, body)
  warnOfLooseWrites(check)
  refuseForgery(check)
  const type = frame && givenType(frame)
  const gives = type && (body.leaves === 'always' ? type : orNothing(type))
  return {
    gives,
    isWriting: check.isWriting,
    isSlow: check.isSlow,
    isAtOnce: check.isAtOnce,
    holds: check.holds,
    flow: {
      node: source.node,
      field: pointer(...source.path),
      id: source.id,
      name: source.name,
      folder: flowFolder(source.name),
      description: source.description,
      starts,
      steps: source.steps,
      body,
      names: check.names,
      mentioned: check.mentioned,
      answers: check.answers,
      tells: check.tells,
      refuses: check.refuses,
      secrets: check.secrets,
      touches: check.touches,
      callsOutside: check.callsOutside,
      slowsGuesses: check.slowsGuesses,
      keepsRawBody: starts.kind === 'endpoint' && check.mentionsMember('request', 'rawBody'),
      tellsUser: check.tellsUser,
      // It may turn out to, once all flows are known.
      get logs() {
        return check.logs
      },
      ...(gives && { gives }),
    },
  }
}

/** What tells of a column that events give it its value, by the time at which they do. */
const GIVEN_AT: Partial<Record<TableEvent['when'], 'filled' | 'refilled'>> = {
  beforeCreate: 'filled',
  beforeUpdate: 'refilled',
}

/** Who has what it gives: whoever calls it, or the row that is about to be written. */
function frameOf(starts: FlowStart, model: Model): Frame | undefined {
  if (starts.kind === 'call') return { kind: 'return', types: [] }
  const table = starts.kind === 'event' ? tableOf(starts.table, model) : undefined
  const given = starts.kind === 'event' ? GIVEN_AT[starts.when] : undefined
  if (table === undefined || given === undefined) return undefined
  const columns = table.columns.filter((column) => column[given] === true)
  return { kind: 'return', types: [], row: { table, columns } }
}

/** Why a flow can't answer, by what starts it. */
const NO_ANSWER: Partial<Record<FlowSource['starts']['kind'], string>> = {
  call: 'a flow that is called gives a value to whoever calls it',
  event: 'whoever wrote the row is answered with the row',
}

/** Every way through an endpoint ends with an answer. */
function checkEnd({ source, diagnostics }: FlowCheck, body: CheckedBody): void {
  if (source.starts.kind !== 'endpoint' || body.leaves === 'always') return
  // Of a step that is wrong nobody knows whether it would have answered.
  if (hasErrors(diagnostics)) return
  const place = { node: source.node, field: pointer(...source.path, 'steps') }
  diagnostics.push(diagnose('no-answer', place, { name: source.name }))
}

/** A link on a page of another site is followed with the cookie of whoever is signed in. */
function refuseForgery({ source, model, diagnostics, isWriting }: FlowCheck): void {
  const { node, name, path, starts } = source
  if (!isWriting || starts.kind !== 'endpoint' || starts.method !== 'GET') return
  if (model.auth === undefined || !isByCookie(model.auth.settings)) return
  diagnostics.push(
    diagnose('get-that-writes', { node, field: pointer(...path, 'method') }, { name }),
  )
}

/** Several writes that nothing holds together: one may happen without the other. */
function warnOfLooseWrites({ looseWrites }: FlowCheck): void {
  const [, second] = looseWrites
  second?.report('writes-apart', [], { step: second.title, name: second.flow.source.name })
}
