import type { FileTree } from '@drawbridge/source'
import type { Isolation } from './isolation/level.ts'
import type { Limits } from './isolation/cell.ts'
import type { LogLine } from './log.ts'
import type { Run } from './trace/runs.ts'
import type { PreviewState } from './state.ts'

/** What every preview of one studio shares. */
export interface Context {
  readonly dataDir: string
  readonly runDir: string
  /** Folder of the scripts that run inside. */
  readonly scripts: string
  readonly mark: string
  readonly limits: Limits
  /** Whether people who need not trust each other run code here. */
  readonly shared: boolean
  /** The address that a host is called at now; throws where it may not be called from here. */
  readonly reach: (host: string) => Promise<string>
  readonly isolation: () => Promise<Isolation>
  /** The `node_modules` that a tree needs, installed if they are not there. */
  readonly dependencies: (tree: FileTree) => Promise<string>
  /** How to end each verification that is under way. */
  readonly rooms: Set<() => Promise<void>>
  readonly tellState: (id: string, state: PreviewState) => void
  readonly tellRun: (id: string, run: Run) => void
  readonly tellLog: (id: string, line: LogLine) => void
  readonly tellMail: (id: string) => void
}
