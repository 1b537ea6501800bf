/** What the studio says to a process inside, one JSON document a line on its standard input. */
export type Order =
  | Boot
  /** SQL for the embedded or own database: no rows come back but counts of single numbers. */
  | { readonly id: number; readonly type: 'query'; readonly database: DatabaseOrder }
  /** Opens an account by the code's own functions, where no route does. */
  | {
      readonly id: number
      readonly type: 'account'
      readonly account: Readonly<Record<string, unknown>>
      readonly password: string
    }
  /** Applies the migrations of the code to an empty database. */
  | (Trial & { readonly id: number; readonly type: 'migrate' })
  /** Has the database read every statement of the code, and run none. */
  | (Trial & { readonly id: number; readonly type: 'prepare' })
  /** Makes a database of that name on the server, or takes it away. */
  | {
      readonly id: number
      readonly type: 'scratch'
      readonly database: Omit<DatabaseOrder, 'statements'>
      readonly name: string
      readonly wanted: boolean
    }
  /** What was seen of a request that asked to be watched. */
  | { readonly id: number; readonly type: 'trace'; readonly request: string }
  | { readonly id: number; readonly type: 'stop' }

export interface Boot {
  readonly id: number
  readonly type: 'boot'
  readonly environment: Readonly<Record<string, string>>
  /** Unix socket to answer HTTP on. */
  readonly socket: string
  /** Values of secrets among them, which no trace shows. */
  readonly hidden: readonly string[]
  /** What tells of itself while it runs. */
  readonly watched: readonly WatchedFile[]
  /** Brings the database to what this code expects. */
  readonly change?: DatabaseOrder
  /** Gives a database that is reached over a socket an address on this side. */
  readonly tunnel?: Tunnel
  /** The same for hosts that may be called, where there is no network. */
  readonly ways?: readonly WayOut[]
}

/** A header that asks to be watched: a name for the request, and the point to stop after. */
export const TRACE_HEADER = 'drawbridge-trace'

export interface WatchedFile {
  readonly path: string
  readonly points: readonly WatchedPoint[]
}

/** The lines of a step: the variable of its value, and that of the loop that it is. */
export interface WatchedPoint {
  readonly id: number
  readonly from: number
  readonly to: number
  readonly value?: string
  readonly item?: string
}

/** What was seen of a step in one request; of several runs, the last. */
export interface SeenStep {
  readonly id: number
  readonly runs: number
  /** Null where it did not come to its end: it answered, gave a value or failed. */
  readonly ms: number | null
  /** The item of the list that its loop was at. */
  readonly at?: unknown
  readonly value?: unknown
  readonly failed?: string
}

/** Leads from a port on the loopback of the cell to one host: `api.example.com:443`. */
export interface WayOut extends Tunnel {
  readonly to: string
}

export interface Tunnel {
  readonly port: number
  readonly socket: string
}

/** What the code is tried with before anybody has it. */
export interface Trial {
  readonly environment: Readonly<Record<string, string>>
  readonly url: string
  readonly tunnel?: Tunnel
}

export interface DatabaseOrder {
  readonly folder: string
  readonly url: string
  readonly statements: readonly string[]
  readonly tunnel?: Tunnel
}

export const PHASES = ['load', 'change', 'start', 'query', 'migrate', 'prepare'] as const
export type Phase = (typeof PHASES)[number]

/** What it answers, on file descriptor 3. Anything here may have been forged by the code inside. */
export type Report =
  | { readonly type: 'waiting' }
  | {
      readonly type: 'done'
      readonly id: number
      readonly numbers: readonly number[]
      readonly seen?: readonly SeenStep[]
    }
  | {
      readonly type: 'failed'
      readonly id: number
      readonly phase: Phase
      readonly message: string
      readonly stack: string
      /** Statements that stay, although a later one was refused. */
      readonly done: number
    }

/** The longest report that is read. */
export const REPORT_LIMIT = 64 * 1024
