import { writeSync } from 'node:fs'
import { type Debugger, type Runtime, Session } from 'node:inspector'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { Held } from './hold-code.ts'
import type { PauseOrder, SeenPause } from './pause-words.ts'
import type { Report } from './words.ts'

// Holds the main thread at steps of the drawing, by the debugger of Node. It runs beside it, as what
// is held can hear nothing.

const REPORTS = 3
const ORDERS = 5
const SCOPES = new Set(['local', 'block', 'closure', 'catch'])
const NAME = /^[a-z_]\w*$/i

interface Scope {
  readonly request: string
  readonly values: SeenPause['values']
}

const { folder, files }: Held = workerData
const session = new Session()
/** By the breakpoint on the line that a step begins at, the steps that begin there. */
const pointsAt = new Map<string, readonly number[]>()
let wanted: ReadonlySet<number> = new Set()
/** The request that is held, and after that the one that goes on to its next step. */
let held: string | undefined
let next: string | undefined

// It is what keeps this thread, too: nothing that the debugger answers does.
const orders = createInterface({ input: new Socket({ fd: ORDERS, writable: false }) })
orders.on('line', (line) => void obey(JSON.parse(line)))
session.connectToMainThread()
session.on('Debugger.paused', ({ params }) => void paused(params))
await post('Debugger.enable')
for (const { path, points } of files) {
  const url = pathToFileURL(join(folder, path)).href
  for (const [line, ids] of Map.groupBy(points, ({ from }) => from)) {
    const where = { url, lineNumber: line - 1 }
    const { breakpointId }: Debugger.SetBreakpointByUrlReturnType = await post(
      'Debugger.setBreakpointByUrl',
      where,
    )
    pointsAt.set(
      breakpointId,
      ids.map(({ id }) => id),
    )
  }
}
await look()
parentPort?.postMessage('ready')

async function obey(order: PauseOrder): Promise<void> {
  if (order.type === 'stopAt') {
    wanted = new Set(order.points)
    await look()
    return report({ type: 'stopsAt', turn: order.turn })
  }
  if (held === undefined) return
  next = order.to === 'next' ? held : undefined
  held = undefined
  report({ type: 'paused', pause: null })
  await look()
  await post('Debugger.resume')
}

async function paused({ callFrames, hitBreakpoints = [] }: Debugger.PausedEventDataType) {
  const points = hitBreakpoints.flatMap((id) => pointsAt.get(id) ?? [])
  const point = points.find((id) => wanted.has(id)) ?? points[0]
  const [frame] = callFrames
  const scope = frame && point !== undefined ? await scopeOf(frame) : undefined
  const isMeant = point !== undefined && (wanted.has(point) || scope?.request === next)
  if (scope === undefined || !isMeant) return post('Debugger.resume')
  held = scope.request
  report({ type: 'paused', pause: { point, values: scope.values } })
}

/** What is known there, as the main thread itself shows it: it knows what is secret. */
async function scopeOf({
  scopeChain,
  callFrameId,
}: Debugger.CallFrame): Promise<Scope | undefined> {
  const names = new Set<string>()
  for (const { type, object } of scopeChain) {
    if (!SCOPES.has(type) || object.objectId === undefined) continue
    const { objectId } = object
    const { result }: Runtime.GetPropertiesReturnType = await post('Runtime.getProperties', {
      objectId,
      ownProperties: true,
    })
    for (const { name } of result) if (NAME.test(name)) names.add(name)
  }
  const members = [...names].map((name) => `${name}: () => ${name}`)
  const { result }: Debugger.EvaluateOnCallFrameReturnType = await post(
    'Debugger.evaluateOnCallFrame',
    { callFrameId, expression: `$scope({ ${members.join(', ')} })`, returnByValue: true },
  )
  return result.value
}

/** Breakpoints that nobody wants cost nothing. */
async function look(): Promise<void> {
  const active = wanted.size > 0 || next !== undefined
  await post('Debugger.setBreakpointsActive', { active })
}

function post<T>(method: string, params: object = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    session.post(method, params, (error, result) => {
      if (error === null) resolve(result as T)
      else reject(error)
    })
  })
}

function report(told: Extract<Report, { readonly type: 'paused' | 'stopsAt' }>): void {
  writeSync(REPORTS, `${JSON.stringify(told)}\n`)
}
