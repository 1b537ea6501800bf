import type { Verification } from './code.ts'
import type { SavedEntry } from './documents.ts'
import type { LogLine } from './log-line.ts'
import type { PreviewState } from './preview.ts'
import type { RunSummary } from './runs.ts'

/** Path of the WebSocket of a project, under `/api`. */
export const LIVE_PATH = '/projects/:project/live'

/** What the server says over the WebSocket. The browser says nothing. */
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
  | { readonly type: 'run'; readonly run: RunSummary }
  | { readonly type: 'verification'; readonly verification: Verification }
