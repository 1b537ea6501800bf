import type { Verification } from './code.ts'
import type { SavedEntry } from './documents.ts'
import type { LogLine } from './log-line.ts'
import type { Here, Present } from './presence.ts'
import type { PreviewState } from './preview.ts'
import type { RunSummary } from './runs.ts'
import type { TestsState } from './tests.ts'

/** Path of the WebSocket of a project, under `/api`. */
export const LIVE_PATH = '/projects/:project/live'

/** Why the server ends a connection: codes from 4000 on are an application's own. */
export const LIVE_CODES = {
  signedOut: 4401,
  /** The project is gone, or one is no member of it any more. */
  gone: 4404,
  /** One's role is another now: connect again, and read the drawing again. */
  roleChanged: 4409,
  /** The project is open in too many places, and this is the oldest of them. */
  crowded: 4423,
  /** What came from the browser was not what it may say, or too much of it. */
  refused: 4429,
} as const

/** Live connections of one project, and of one account to it. One more ends the oldest. */
export const LIVE_LIMITS = { perProject: 100, perAccount: 20 } as const

/** What the server says over the WebSocket. The browser says `Here` and nothing else. */
export type LiveMessage =
  /**
   * The drawing has this version; `entries` leads there from `base`. The first message of a
   * connection is one without entries.
   */
  | {
      readonly type: 'document'
      readonly base: number
      readonly version: number
      readonly entries: readonly SavedEntry[]
    }
  | { readonly type: 'preview'; readonly preview: Omit<PreviewState, 'logs'> }
  | { readonly type: 'log'; readonly line: LogLine }
  /** Which of the people that are told is whoever hears this. */
  | { readonly type: 'you'; readonly id: string }
  /** Everybody who has the project open, once: from here on only what changes is told. */
  | { readonly type: 'people'; readonly people: readonly Present[] }
  | { readonly type: 'came'; readonly person: Present }
  | { readonly type: 'left'; readonly id: string }
  /** One of them looks elsewhere. */
  | { readonly type: 'there'; readonly id: string; readonly here: Here }
  | { readonly type: 'run'; readonly run: RunSummary }
  | { readonly type: 'tests'; readonly tests: TestsState }
  | { readonly type: 'verification'; readonly verification: Verification }
  /** What a language model suggests to this account has come further. */
  | { readonly type: 'proposal'; readonly account: string }
