import type { ObjectType, Type } from '@drawbridge/expressions'
import { diagnose, hasErrors, pointer, type Diagnostic } from '@drawbridge/manifest'
import { isByCookie } from '../auth/settings.ts'
import type { Model } from '../model.ts'
import { rowMembers } from '../query/row-members.ts'
import { columnOfRole } from '../table/emit/resource.ts'
import { tableOf } from '../table/emit/lookup.ts'
import { checkEventsEnd, isStartedBy } from './check-events-end.ts'
import { checkBody } from './check-body.ts'
import { FlowCheck, type CalledFlow, type TableWrite } from './flow-check.ts'
import type { TableEvent } from './endpoint.ts'
import type { CheckedBody, FlowModel } from './flow-model.ts'
import { flowFolder } from './flow-names.ts'
import type { FlowSource } from './flow-sources.ts'
import { typeOfInput, typeOfProperties } from './property-type.ts'
import { columnValueType, fetchedRow, rowToBe } from './row-type.ts'
import { givenType, type Frame } from './step-check.ts'

export interface CheckedFlows {
  readonly flows: readonly FlowModel[]
  /** Packages of npm that their code needs. */
  readonly packages: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Goes through every flow of a model in which nothing else is wrong. */
export function checkFlows(model: Model, sources: readonly FlowSource[]): CheckedFlows {
  const callable = new Map(
    sources.filter(({ starts }) => starts.kind === 'call').map((source) => [source.node, source]),
  )
  const starts = ({ table, how }: Pick<TableWrite, 'table' | 'how'>): boolean =>
    sources.some((source) => isStartedBy(source, { table, how }))
  const diagnostics: Diagnostic[] = []
  const done = new Map<FlowSource, CalledFlow>()
  const open = new Set<FlowSource>()
  /** Of which it was said: a step asks more than once about the flow that it calls. */
  const endless = new Set<FlowSource>()
  const packages = new Map<string, string>()
  const checks: FlowCheck[] = []

  /** Flows that are called are gone through before those that call them. */
  function visit(source: FlowSource): CalledFlow | undefined {
    const known = done.get(source)
    if (known !== undefined) return known
    if (open.has(source)) {
      const place = { node: source.node, field: pointer(...source.path, 'steps') }
      if (!endless.has(source))
        diagnostics.push(diagnose('calls-itself', place, { name: source.name }))
      endless.add(source)
      return undefined
    }
    open.add(source)
    const called = (id: string): CalledFlow | undefined => {
      const target = callable.get(id)
      return target && visit(target)
    }
    const check = new FlowCheck(model, source, callable, called, checkBody, starts, packages)
    const found = checkFlow(check)
    checks.push(check)
    diagnostics.push(...check.diagnostics)
    open.delete(source)
    done.set(source, found)
    return found
  }

  for (const source of sources) visit(source)
  diagnostics.push(...checkEventsEnd(checks))
  const flows = sources.flatMap((source) => done.get(source)?.flow ?? [])
  return { flows, packages, diagnostics }
}

function checkFlow(check: FlowCheck): CalledFlow {
  const { source, model } = check
  const { starts } = source
  const frame: Frame | undefined =
    starts.kind === 'call' ? { kind: 'return', types: [] } : undefined
  const body = checkBody(check, source.steps, [...source.path, 'steps'], {
    scope: { names: new Map(namesOf(source, model)), row: (table) => rowMembers(table, model) },
    changeable: new Set(),
    ...(frame && { frame }),
    ...(NO_ANSWER[starts.kind] !== undefined && { noAnswer: NO_ANSWER[starts.kind] ?? '' }),
    ...(starts.kind === 'event' && { isInTransaction: true as const }),
  })
  checkEnd(check, body)
  warnOfLooseWrites(check)
  refuseForgery(check)
  const type = frame && givenType(frame)
  const gives: Type | undefined =
    type === undefined || body.leaves === 'always' || type.kind === 'nullable'
      ? type
      : { kind: 'nullable', of: type }
  return {
    gives,
    isWriting: check.isWriting,
    flow: {
      node: source.node,
      field: pointer(...source.path),
      id: source.id,
      name: source.name,
      folder: flowFolder(source.name),
      description: source.description,
      starts,
      body,
      names: check.names,
      mentioned: check.mentioned,
      answers: check.answers,
      tells: check.tells,
      secrets: check.secrets,
      callsOutside: check.callsOutside,
      slowsGuesses: check.slowsGuesses,
      keepsRawBody: starts.kind === 'endpoint' && check.mentionsMember('request', 'rawBody'),
      tellsUser: check.tellsUser,
      ...(gives && { gives }),
    },
  }
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

/** What the formulas of a flow may name from its beginning. */
function namesOf(source: FlowSource, model: Model): readonly (readonly [string, Type])[] {
  const { starts } = source
  if (starts.kind === 'call')
    return starts.inputs.map((input) => [input.name, typeOfInput(input)] as const)
  if (starts.kind === 'event') return eventNames(starts.table, starts.when, model)
  const { params, query, headers, body } = starts
  return [
    ...(params.length > 0 ? [['params', typeOfProperties(params)] as const] : []),
    ...(query.length > 0 ? [['query', typeOfProperties(query)] as const] : []),
    ...(headers.length > 0 ? [['headers', typeOfProperties(headers)] as const] : []),
    ...(body.length > 0 ? [['body', typeOfProperties(body)] as const] : []),
    ...callerOf(starts.access.includes('public'), model),
    ['request', starts.method === 'GET' ? REQUEST : REQUEST_WITH_BODY],
  ]
}

/** The row, what it was before it was changed, and who did it. */
function eventNames(
  node: string,
  when: TableEvent['when'],
  model: Model,
): readonly (readonly [string, Type])[] {
  const table = tableOf(node, model)
  if (table === undefined) return []
  const row = fetchedRow(table)
  return [
    ['row', when === 'beforeCreate' ? rowToBe(table) : row],
    ...(when === 'afterUpdate' ? [['before', row] as const] : []),
    ...callerOf(true, model),
  ]
}

const REQUEST: ObjectType = {
  kind: 'object',
  members: new Map([
    ['id', { type: { kind: 'text' } }],
    ['ip', { type: { kind: 'text' } }],
  ]),
}

const REQUEST_WITH_BODY: Type = {
  ...REQUEST,
  members: new Map([...REQUEST.members, ['rawBody', { type: { kind: 'text' } }]]),
}

/** Whoever is signed in; nothing where nobody has to be. */
function callerOf(isPublic: boolean, model: Model): readonly (readonly [string, Type])[] {
  const accounts = model.auth && tableOf(model.auth.table, model)
  if (accounts === undefined) return []
  const caller: Type = {
    kind: 'object',
    members: new Map([
      ['id', { type: columnValueType(columnOfRole(accounts, 'key')) }],
      ['role', { type: { kind: 'enum', values: model.auth?.settings.roles ?? [] } }],
    ]),
  }
  return [['user', isPublic ? { kind: 'nullable', of: caller } : caller]]
}
