import { Play } from 'lucide-react'
import { call, reasonOf, Refused } from '../server/client.ts'
import { rowEffectsOf } from '../document/careful.ts'
import { problemsOf } from '../document/problems.ts'
import { useDocument, type DocumentState } from '../stores/document.ts'
import { notify, show, useSession } from '../stores/session.ts'
import { readPreview, useTrace, type TraceState } from '../stores/trace.ts'
import type { Action } from './action.ts'
import { followPreview } from './follow-preview.ts'

const isStopped = (): boolean => {
  const state = useTrace.getState().preview?.state
  return state !== 'starting' && state !== 'running' && state !== 'applying'
}

/** What the newest version would take from the rows, where it waits for somebody to agree. */
export const lossesIn = (preview: TraceState['preview']): readonly string[] =>
  preview?.problem?.losses ?? []

/** Starts the preview of the project that is open. */
export async function startPreview(acceptLosses = false, trusted = false): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  try {
    const query = { acceptLosses, trusted }
    readPreview(await call('startPreview', { params: { project }, query }))
    void followPreview()
  } catch (error) {
    if (asksForTrust(error)) {
      const perform = (): void => void startPreview(acceptLosses, true)
      const action = { label: 'I trust it: run it', perform }
      return notify({ tone: 'error', text: reasonOf(error), action })
    }
    useSession.setState({ dock: 'logs' })
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

/** What was drawn elsewhere runs on a machine without walls only when its owner says so. */
const asksForTrust = (error: unknown): boolean =>
  error instanceof Refused && 'trusted' in error.fields

function run(): void {
  const drawn = useDocument.getState()
  if (problemsOf(drawn).some(({ severity }) => severity === 'error') || isNothing(drawn)) {
    useSession.setState({ dock: 'problems' })
    if (isStopped()) {
      const text = isNothing(drawn)
        ? 'There is nothing to run yet. Add a table first.'
        : 'The drawing has problems, so it can’t run. They are listed below, each with what to do.'
      return notify({ tone: 'error', text })
    }
  }
  const losses = lossesIn(useTrace.getState().preview)
  if (losses.length === 0) void startPreview()
  else void askFirst(losses)
}

/** What the newest version does to rows, with the choice what is done to them before. */
async function askFirst(losses: readonly string[]): Promise<void> {
  const label = 'Run the newest version'
  const onAgree = (): void => void startPreview(true)
  const effects = await rowEffectsOf([])
  if (effects.length > 0) show({ type: 'rowEffects', label, commands: [], effects, onAgree })
  else show({ type: 'losses', label, losses, onAgree })
}

const isNothing = ({ manifest }: DocumentState): boolean => manifest.nodes.length === 0

export const runAction: Action = {
  name: 'run',
  label: 'Run',
  words: ['start', 'preview', 'test', 'play'],
  icon: Play,
  section: 'Run',
  shortcuts: ['Shift+Mod+Enter'],
  scope: 'project',
  edits: true,
  isPossible: () => isStopped() || lossesIn(useTrace.getState().preview).length > 0,
  perform: run,
}
