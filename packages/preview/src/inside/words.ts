/** What the studio says to a process inside, one JSON document a line on its standard input. */
export type Order =
  | Boot
  /** SQL for the embedded or own database: no rows come back but counts of single numbers. */
  | { readonly id: number; readonly type: 'query'; readonly database: DatabaseOrder }
  | { readonly id: number; readonly type: 'stop' }

export interface Boot {
  readonly id: number
  readonly type: 'boot'
  readonly environment: Readonly<Record<string, string>>
  /** Unix socket to answer HTTP on. */
  readonly socket: string
  /** Brings the database to what this code expects. */
  readonly change?: DatabaseOrder
  /** Gives a database that is reached over a socket an address on this side. */
  readonly tunnel?: { readonly port: number; readonly socket: string }
}

export interface DatabaseOrder {
  readonly folder: string
  readonly url: string
  readonly statements: readonly string[]
}

export type Phase = 'load' | 'change' | 'start' | 'query'

/** What it answers, on file descriptor 3. Anything here may have been forged by the code inside. */
export type Report =
  | { readonly type: 'waiting' }
  | { readonly type: 'done'; readonly id: number; readonly numbers: readonly number[] }
  | {
      readonly type: 'failed'
      readonly id: number
      readonly phase: Phase
      readonly message: string
      readonly stack: string
    }

/** The longest report that is read. */
export const REPORT_LIMIT = 64 * 1024
