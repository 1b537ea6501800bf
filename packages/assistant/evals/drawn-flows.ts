import type { Endpoint, TableEvent } from '@drawbridge/kinds'
import { isObject, type Manifest } from '@drawbridge/manifest'
import { meant, meantWords, whoIsMeant } from './meaning.ts'
import { tableSettings, tablesOf } from './facts.ts'

type Step = Endpoint['steps'][number]

/** A flow that somebody drew, as far as it is compared. */
export interface DrawnFlow {
  readonly id: string
  /** `update order` for an event; method, and words of name and path, for an endpoint. */
  readonly on: string
  readonly words: readonly string[]
  readonly access?: string
  /** All that its conditions speak of. */
  readonly conditions: readonly string[]
  readonly effects: readonly Effect[]
  /** The whole of it: two that say the same are the same. */
  readonly text: string
}

interface Effect {
  readonly verb: string
  readonly table: string
  readonly fields: readonly string[]
}

/** Every flow of a drawing that something sets going. */
export function flowsIn(manifest: Manifest): readonly DrawnFlow[] {
  const events = tablesOf(manifest).flatMap((node) =>
    (tableSettings(node).events ?? []).map((event) =>
      drawnEvent(event, meant(node.name), manifest),
    ),
  )
  const endpoints = manifest.nodes
    .filter(({ kind }) => kind === 'api')
    .flatMap(({ settings }) => {
      const drawn: { readonly endpoints?: readonly Endpoint[] } = settings
      return (drawn.endpoints ?? []).map((endpoint) => drawnEndpoint(endpoint, manifest))
    })
  return [...events, ...endpoints]
}

function drawnEvent(event: TableEvent, table: string, manifest: Manifest): DrawnFlow {
  const [, verb = ''] = /^(?:before|after)(.+)$/.exec(event.when) ?? []
  const steps = withCalled(event.steps, manifest)
  return {
    id: event.id,
    on: `${verb.toLowerCase()} ${table}`,
    words: [],
    conditions: steps.flatMap(conditionsOf),
    effects: steps.flatMap((step) => effectOf(step, manifest, table)),
    text: JSON.stringify(event),
  }
}

function drawnEndpoint(endpoint: Endpoint, manifest: Manifest): DrawnFlow {
  const steps = withCalled(endpoint.steps, manifest)
  return {
    id: endpoint.id,
    on: endpoint.method,
    words: [endpoint.name, endpoint.path, endpoint.description ?? ''].flatMap(meantWords),
    access: whoIsMeant(endpoint.access),
    conditions: steps.flatMap(conditionsOf),
    effects: steps.flatMap((step) => effectOf(step, manifest, '')),
    text: JSON.stringify(endpoint),
  }
}

/** Every step, those that hold others before these, and those of flows that are called. */
function withCalled(
  steps: readonly Step[],
  manifest: Manifest,
  called: ReadonlySet<string> = new Set(),
): readonly Step[] {
  return steps.flatMap((step) => {
    const held = Object.values(step.bodies ?? {}).flat()
    const name = step.kind === 'call' ? textOf(step, 'flow') : ''
    const flow = called.has(name) ? undefined : manifest.nodes.find(({ id }) => id === name)
    const drawn: { readonly steps?: readonly Step[] } = flow?.settings ?? {}
    const within = new Set([...called, name])
    return [
      step,
      ...withCalled(held, manifest, called),
      ...withCalled(drawn.steps ?? [], manifest, within),
    ]
  })
}

const VERBS: Readonly<Record<string, string>> = {
  create: 'create',
  createMany: 'create',
  upsert: 'upsert',
  update: 'update',
  updateMany: 'update',
  delete: 'delete',
  link: 'link',
  unlink: 'unlink',
  findOne: 'read',
  findMany: 'read',
  count: 'read',
  aggregate: 'read',
  sendMail: 'mail',
  http: 'call',
  operation: 'call',
  fail: 'fail',
}

function effectOf(step: Step, manifest: Manifest, eventOf: string): readonly Effect[] {
  if (step.kind === 'give' && eventOf !== '') {
    const fields = [...textOf(step, 'value').matchAll(/(\w+)\s*:/g)].map(([, name = '']) => name)
    return [{ verb: 'update', table: eventOf, fields: fields.map(meant) }]
  }
  const verb = VERBS[step.kind]
  if (verb === undefined) return []
  const id = textOf(step, 'table')
  const table = manifest.nodes.find((node) => node.id === id)?.name ?? id
  const values = step.settings['values']
  return [
    {
      verb,
      table: meant(table),
      fields: isObject(values) ? Object.keys(values).map(meant) : [],
    },
  ]
}

function conditionsOf({ settings, kind }: Step): readonly string[] {
  const said = ['condition', 'where', ...(kind === 'switch' ? ['value'] : [])]
  return said.flatMap((key) => {
    const value = settings[key]
    return typeof value === 'string' ? meantWords(value) : []
  })
}

function textOf({ settings }: Step, key: string): string {
  const value = settings[key]
  return typeof value === 'string' ? value : ''
}
