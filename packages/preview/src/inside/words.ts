import type { SeenPause } from './pause-words.ts'

/** What the studio says to a process inside, one JSON document a line on its standard input. */
export type Order =
  | Boot
  /** SQL for the embedded or own database: no rows come back but counts of single numbers. */
  | { readonly id: number; readonly type: 'query'; readonly database: DatabaseOrder }
  /** Reads rows, or writes them: all of them or none. */
  | {
      readonly id: number
      readonly type: 'rows'
      readonly database: Omit<DatabaseOrder, 'statements'>
      readonly work: RowWork
    }
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
  | TestOrder
  | { readonly id: number; readonly type: 'stop' }

/** Runs tests that lie beside the code. */
export interface TestOrder {
  readonly id: number
  readonly type: 'test'
  readonly files: readonly string[]
  readonly names?: readonly string[]
  /** A folder that they may write to. */
  readonly temporary: string
}

/** A test that has begun or is over. */
export interface SeenTest {
  readonly file: string
  readonly line: number
  readonly name: string
  /** The suites that it stands in. */
  readonly within: readonly string[]
  readonly state: 'running' | 'passed' | 'failed'
  readonly ms: number
  readonly message?: string
  readonly expected?: string
  readonly actual?: string
  /** One of these is longer than what is told of it. */
  readonly cut?: true
}

export interface Boot {
  readonly id: number
  readonly type: 'boot'
  readonly environment: Readonly<Record<string, string>>
  /** Unix socket to answer HTTP on. */
  readonly socket: string
  /** Values of secrets among them, which no trace shows. */
  readonly hidden: readonly string[]
  /** How it tells of itself while it runs, where it does. */
  readonly watch?: Watch
  /** Whether it can be held at its steps: only a debugging cell lets it. */
  readonly holds?: true
  /** Brings the database to what this code expects. */
  readonly change?: DatabaseOrder
  /** Gives a database that is reached over a socket an address on this side. */
  readonly tunnel?: Tunnel
  /** The same for hosts that may be called, where there is no network. */
  readonly ways?: readonly WayOut[]
}

/** A header of the studio's own: a name for the request, and the point to stop after. */
export const TRACE_HEADER = 'drawbridge-trace'
/** The name of all requests that the studio sends for itself. */
export const STUDIO = 'studio'
/** In its place of the point: it goes to its end, and leaves nothing behind. */
export const DRY = 'dry'

export interface Watch {
  readonly files: readonly WatchedFile[]
  /** Names of fields and columns whose values no trace shows. */
  readonly secret: readonly string[]
  /** Routes by which people are signed in: `POST /auth/login`. */
  readonly signIn: readonly string[]
  /** Tables of the drawing, but that of accounts: of which rows a request came to is told. */
  readonly tables: readonly string[]
}

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

export interface Happened {
  /** Milliseconds since the request began. */
  readonly at: number
  /** Null where it did not come to its end: it answered, gave a value or failed. */
  readonly ms: number | null
  /** What it is a part of, as a place in the list. */
  readonly within: number | null
  readonly failed?: string
}

export interface SeenStep extends Happened {
  readonly sort: 'step'
  readonly point: number
  /** Counted from 1; of a step that runs often, the first ones and the last. */
  readonly run: number
  /** The item of the list that its loop was at. */
  readonly each?: unknown
  readonly value?: unknown
}

export interface SeenStatement extends Happened {
  readonly sort: 'statement'
  readonly text: string
  readonly values: readonly unknown[]
  /** Rows that it found or changed. */
  readonly rows: number | null
}

/** One that failed took back what was done in it. */
export interface SeenTransaction extends Happened {
  readonly sort: 'transaction'
}

/** A request to somebody else's service. */
export interface SeenCall extends Happened {
  readonly sort: 'call'
  readonly method: string
  readonly url: string
  readonly status: number | null
}

export type Moment = SeenStep | SeenStatement | SeenTransaction | SeenCall

export type SeenKey = string | number

/** Rows of one table that a request came to. */
export interface SeenRows {
  readonly table: string
  /** Keys of those that it read. */
  readonly read: readonly SeenKey[]
  /** Whether a statement asked the table without telling for which rows. */
  readonly asked: boolean
  /** As they were and as they are; null where too many are there to tell. */
  readonly changes: readonly SeenChange[] | null
}

export interface SeenChange {
  readonly key: SeenKey
  readonly before: Readonly<Record<string, RawCell>> | null
  readonly after: Readonly<Record<string, RawCell>> | null
}

/** All that a request was sent with, as it came: nothing of it is secret, shortened or left out. */
export interface Sent {
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether something beside these said who calls. */
  readonly proved: boolean
}

export type CutPart = 'path' | 'body' | 'answer'

/** One request, from its first line to its answer. Values in it are shortened, and none is a secret. */
export interface SeenRun {
  /** As the studio called it; else the backend's own id of the request. */
  readonly name: string
  /** By which its lines in the log are known. */
  readonly request: string
  /** Milliseconds since 1970. */
  readonly began: number
  readonly ms: number
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly status: number
  readonly caller: unknown
  readonly body: unknown
  readonly answer: unknown
  /** Which of them are told in part alone. */
  readonly cut: readonly CutPart[]
  readonly failed?: { readonly message: string; readonly stack: string }
  /** In the order in which they began. */
  readonly moments: readonly Moment[]
  readonly rows: readonly SeenRows[]
  /** Whether nothing of it stays in the database. */
  readonly dry: boolean
  /** How many more there were than are kept. */
  readonly left: number
  /** Requests before this one that were too many to be watched. */
  readonly missed: number
  /** Absent where not all of it may be kept. */
  readonly sent?: Sent
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

/** Statements on the rows that are there, in one transaction. */
export interface RowWork {
  readonly statements: readonly RowStatement[]
  /** The database itself refuses to write. */
  readonly readOnly: boolean
  /** Rows that are handed over at most. */
  readonly most: number
  /** How long a statement may take. */
  readonly ms: number
}

export interface RowStatement {
  readonly text: string
  /** So many columns, from the first, make the mark of a row. */
  readonly marked?: number
  /** Finds the row that is to be as it was when it was marked. */
  readonly check?: { readonly text: string; readonly mark: string }
}

/** A value as the driver gives it, bytes in base64. */
export type RawCell = string | number | boolean | null | CutCell
/** A text that is longer than what is handed over. */
export interface CutCell {
  readonly start: string
  readonly length: number
}

export interface RowAnswer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly RawCell[])[]
  /** By which it is seen whether a row has changed since; one for each row, where asked for. */
  readonly marks: readonly string[]
  /** There were more than were handed over. */
  readonly more: boolean
  /** Rows that were written. */
  readonly changes: number
  /** What the database counted up for a new row, where it told. */
  readonly key: number | null
}

/** What came of it. Where something was refused, nothing was written. */
export interface RowsAnswer {
  readonly answers: readonly RowAnswer[]
  /** Statements whose row is another since, or is gone. */
  readonly stale: readonly number[]
  readonly refused?: { readonly at: number; readonly message: string }
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
      readonly found?: RowsAnswer
    }
  /** A request that has been answered. */
  | { readonly type: 'ran'; readonly run: SeenRun }
  | { readonly type: 'test'; readonly test: SeenTest }
  /** It is held at a step; null: it goes on. */
  | { readonly type: 'paused'; readonly pause: SeenPause | null }
  | { readonly type: 'stopsAt'; readonly turn: number }
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
