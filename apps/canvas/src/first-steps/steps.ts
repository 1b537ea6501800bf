import type { Command } from '@drawbridge/commands'
import type { Node } from '@drawbridge/manifest'
import { leaveFlow } from '../flow/current.ts'
import { tableView } from '../kinds/table.ts'
import { useDocument, type DocumentState } from '../stores/document.ts'
import type { FirstStep } from '../stores/first-steps.ts'
import {
  noteFirstSteps,
  show,
  showDock,
  showField,
  showSide,
  suggestPart,
  useSession,
  type SessionState,
} from '../stores/session.ts'
import { useTrace, type TraceState } from '../stores/trace.ts'

interface Stores {
  readonly document: DocumentState
  readonly session: SessionState
  readonly trace: TraceState
}

interface StepToTake {
  readonly name: FirstStep
  readonly label: string
  /** Leads to where it is done. */
  readonly go: () => void
  readonly isDone: (stores: Stores) => boolean
  /** Whether there is what it is done with. */
  readonly canBeDone: (drawn: Pick<DocumentState, 'manifest' | 'routes'>) => boolean
}

const hasRoutes: StepToTake['canBeDone'] = ({ routes }) => routes.length > 0
const hasTable: StepToTake['canBeDone'] = ({ manifest }) =>
  manifest.nodes.some(({ kind }) => kind === 'table')

/** What somebody who is new has seen most of the studio by, in the order in which it is offered. */
export const FIRST_STEPS: readonly StepToTake[] = [
  {
    name: 'send',
    label: 'Send a request',
    go: () => showSide('try'),
    isDone: ({ trace }) => trace.exchanges.length > 0,
    canBeDone: hasRoutes,
  },
  {
    name: 'field',
    label: 'Add a field to a table',
    go: () => toTable('/settings/fields'),
    // Whoever describes them has added them as well.
    isDone: ({ document }) => lastEdits(document).some((one) => isOf(one, 'removeItem', 'fields')),
    canBeDone: () => true,
  },
  {
    name: 'rule',
    label: 'Say who may do something',
    go: () => toTable('/settings/access/list'),
    isDone: ({ document }) => lastEdits(document).some((one) => isOf(one, 'setSetting', 'access')),
    canBeDone: hasTable,
  },
  {
    name: 'trace',
    label: 'See what a request did',
    go: () => showDock('requests'),
    isDone: ({ trace }) => trace.opened !== null,
    canBeDone: hasRoutes,
  },
  {
    name: 'code',
    label: 'Generate the code',
    go: () => show({ type: 'generate' }),
    isDone: ({ session }) => session.overlay?.type === 'generate',
    canBeDone: hasRoutes,
  },
]

/** Strikes off what is done, wherever it is done. */
export function watchFirstSteps(): () => void {
  const look = (): void => {
    const session = useSession.getState()
    const stores = { document: useDocument.getState(), session, trace: useTrace.getState() }
    const { done } = session.firstSteps
    const fresh = FIRST_STEPS.filter(({ name, isDone }) => !done.includes(name) && isDone(stores))
    if (fresh.length > 0) noteFirstSteps(fresh.map(({ name }) => name))
  }
  const stops = [useDocument, useSession, useTrace].map((store) => store.subscribe(look))
  return () => {
    for (const stop of stops) stop()
  }
}

const sizeOf = (table: Node): number => tableView(table).fields.length

function toTable(field: string): void {
  const { nodes } = useDocument.getState().manifest
  const tables = nodes.filter(({ kind }) => kind === 'table')
  const [largest] = tables.toSorted((one, other) => sizeOf(other) - sizeOf(one))
  if (!largest) return suggestPart('table')
  leaveFlow()
  showField(largest.id, field)
}

/** The last edit, by the commands that would take it back. */
function lastEdits({ past }: DocumentState): readonly Command[] {
  const last = past.at(-1)?.command
  return last?.type === 'batch' ? last.commands : last ? [last] : []
}

const isOf = (command: Command, type: Command['type'], setting: string): boolean =>
  'path' in command && command.type === type && command.path.includes(setting)
