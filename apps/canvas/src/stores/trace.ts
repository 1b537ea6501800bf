import type {
  AnyCaller,
  LogLine,
  Person,
  PreviewAnswer,
  PreviewRequest,
  PreviewState,
  Proposal,
  Run as TracedRun,
  RunSummary,
} from '@drawbridge/protocol'
import { create } from 'zustand'
import { tracedSteps, type TracedStep } from '../flow/traced-steps.ts'

export type Caller = AnyCaller
type Preview = Omit<PreviewState, 'logs'>

/** A request that was sent, with what came back. */
export interface Exchange {
  readonly id: number
  readonly endpoint: string
  readonly request: PreviewRequest
  readonly answer: PreviewAnswer
  readonly at: Date
}

/** What the flows of one request did, and what they began with. */
export interface Run {
  readonly endpoint: string
  /** As far as it is known. */
  readonly request: Pick<PreviewRequest, 'path' | 'body'>
  /** What sends the very same once more; null where not all that came with it is known. */
  readonly again: PreviewRequest | null
  readonly status: number
  readonly steps: readonly TracedStep[]
  /** The step that it went no further than. */
  readonly until: string | null
  readonly at: Date
}

/** A request that is looked at step by step. */
export interface OpenedRun {
  readonly run: TracedRun
  /** The part that is looked at: what came later is not shown on the drawing. */
  readonly at: number
  /** Another one that it is compared with. */
  readonly other: TracedRun | null
}

/** A request as it stands in the form of an endpoint. */
export interface Draft {
  /** Values of `{name}` in the path. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: string
  /** What was chosen for fields that take a file. */
  readonly files?: Readonly<Record<string, File>>
}

/** What runs, what it said, and what was asked of it. */
export interface TraceState {
  readonly preview: Preview | null
  readonly logs: readonly LogLine[]
  readonly caller: Caller
  /** Those that were made to be acted as. */
  readonly people: readonly Person[]
  readonly drafts: Readonly<Record<string, Draft>>
  readonly exchanges: readonly Exchange[]
  /** The newest first. */
  readonly runs: readonly Run[]
  /** The last requests to the preview, whoever sent them; the newest first. */
  readonly requests: readonly RunSummary[]
  /** Of those from elsewhere, how many are not kept any more. */
  readonly requestsLeft: number
  readonly opened: OpenedRun | null
  /** The parts that the last request passed. */
  readonly lit: { readonly nodes: readonly string[]; readonly ok: boolean } | null
  /** A list of edits that waits to be applied or dropped; shown as ghosts on the map. */
  readonly proposal: Proposal | null
  /** What of it is not to be applied, by its place in the list. */
  readonly leftOut: ReadonlySet<number>
  /** What of it somebody points at, by its place in the list. */
  readonly pointed: number | null
}

const MOST_LOGS = 500
const MOST_EXCHANGES = 50
const MOST_RUNS = 20
const MOST_REQUESTS = 100

const NOTHING: TraceState = {
  preview: null,
  logs: [],
  caller: 'user',
  people: [],
  drafts: {},
  exchanges: [],
  runs: [],
  requests: [],
  requestsLeft: 0,
  opened: null,
  lit: null,
  proposal: null,
  leftOut: new Set(),
  pointed: null,
}

export const useTrace = create<TraceState>(() => NOTHING)
const { setState } = useTrace

export const resetTrace = (): void => setState(NOTHING)

export const setPreview = (preview: Preview): void => setState({ preview })

/** Takes in what a route about the preview answers. */
export function readPreview({ logs, ...preview }: PreviewState): void {
  setState({ preview, logs })
}

export const addLog = (line: LogLine): void =>
  setState(({ logs }) => ({ logs: [...logs, line].slice(-MOST_LOGS) }))

export const setCaller = (caller: Caller): void => setState({ caller })

export const setPeople = (people: readonly Person[]): void => setState({ people })

export const setDraft = (endpoint: string, draft: Draft): void =>
  setState(({ drafts }) => ({ drafts: { ...drafts, [endpoint]: draft } }))

let lastExchange = 0

/** `nodes` are the parts that it reached. */
export function addExchange(exchange: Omit<Exchange, 'id' | 'at'>, nodes: readonly string[]): void {
  lastExchange += 1
  const id = lastExchange
  const { endpoint, request, answer } = exchange
  const { status, run } = answer
  addRun({ endpoint, request, again: request, status, steps: tracedSteps(run), until: null })
  setState(({ exchanges }) => ({
    exchanges: [{ ...exchange, id, at: new Date() }, ...exchanges].slice(0, MOST_EXCHANGES),
    lit: { nodes, ok: exchange.answer.status < 400 },
  }))
}

export const addRun = (run: Omit<Run, 'at'>): void =>
  setState(({ runs }) => ({ runs: [{ ...run, at: new Date() }, ...runs].slice(0, MOST_RUNS) }))

export const setRequests = (requests: readonly RunSummary[], requestsLeft: number): void =>
  setState({ requests, requestsLeft })

/** Those from elsewhere and those to the preview are as many as are kept, each for themselves. */
export const addRequest = (request: RunSummary): void =>
  setState(({ requests, requestsLeft }) => {
    const all = [request, ...requests.filter(({ id }) => id !== request.id)]
    const alike = all
      .filter(({ elsewhere }) => !elsewhere === !request.elsewhere)
      .toSorted((a, b) => b.id - a.id)
    const gone = new Set(alike.slice(MOST_REQUESTS))
    return {
      requests: all.filter((one) => !gone.has(one)).toSorted((a, b) => b.id - a.id),
      requestsLeft: requestsLeft + (request.elsewhere ? gone.size : 0),
    }
  })

/** Looks at a request, from its end; the parts that it passed are lit. */
export const openRun = (run: TracedRun): void =>
  setState({
    opened: { run, at: run.moments.length - 1, other: null },
    lit: { nodes: run.nodes, ok: run.status < 400 },
  })

export const closeRun = (): void => setState({ opened: null, lit: null })

export const lookAt = (at: number): void =>
  setState(({ opened }) => {
    const last = (opened?.run.moments.length ?? 0) - 1
    return opened ? { opened: { ...opened, at: Math.min(Math.max(at, 0), last) } } : {}
  })

export const compareWith = (other: TracedRun | null): void =>
  setState(({ opened }) => (opened ? { opened: { ...opened, other } } : {}))

export const unlight = (): void => setState({ lit: null })

export const setProposal = (proposal: Proposal | null): void =>
  setState((before) => ({
    proposal,
    pointed: null,
    leftOut: proposal?.id === before.proposal?.id ? before.leftOut : new Set(),
  }))

export const leaveOut = (leftOut: ReadonlySet<number>): void => setState({ leftOut })

export const pointAtPhrase = (pointed: number | null): void => setState({ pointed })
