import { WORKS } from '@drawbridge/assistant/works'
import type { Proposal, User, WorkName } from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { setProposal, useTrace } from '../stores/trace.ts'
import type { AttachedPicture } from './attach-picture.ts'
import type { Picked } from './question-list.tsx'

/** Reads how far a language model has come; of somebody else’s suggestions one hears nothing. */
export async function readProposal(project: string, account?: string): Promise<void> {
  const me = queryClient.getQueryData<User>(['me'])
  const isForeign = account !== undefined && account !== me?.id
  // Who may only look is suggested nothing.
  if (isForeign || useDocument.getState().role === 'viewer') return
  const { proposal } = await call('readProposal', { params: { project } })
  const shown = useTrace.getState().proposal
  if (useDocument.getState().project !== project) return
  // The planner’s own stands until it is applied or dropped.
  if (shown && !shown.assisted) return
  if (proposal === null) setProposal(null)
  else if (proposal.id !== dropped) take(proposal)
}

/** An answer about it may be on its way still. */
let dropped: string | undefined

/** Has the language model suggest something, in the place of what was suggested before. */
export async function beginProposal(
  prompt: string,
  selection: readonly string[],
  work: WorkName = 'draw',
  besides: Besides = {},
): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  try {
    const body = bodyOf(prompt, selection, work, besides)
    take(await call('beginProposal', { params: { project }, body }))
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

interface Besides {
  readonly picture?: AttachedPicture
  /** Answers to what the suggestion asks that waits. */
  readonly picked?: Picked
}

/** What is sent to ask for something, or to see what asking would send on. */
export function bodyOf(
  prompt: string,
  selection: readonly string[],
  work: WorkName,
  { picture, picked = new Map() }: Besides,
) {
  const answers = [...picked].map(([question, choice]) => ({ question, choice }))
  return {
    prompt: prompt.slice(0, LONGEST) || WORKS.picture.title,
    selection: selection.slice(0, 100),
    work,
    ...(picture && { picture: { name: picture.name, data: picture.data } }),
    ...(answers.length > 0 && { answers }),
  }
}

/** Characters of what is asked. */
export const LONGEST = 4000

/** Answers may overtake one another: what is made is not at work again. */
function take(proposal: Proposal): void {
  const shown = useTrace.getState().proposal
  const isOver = shown?.id === proposal.id && shown.assisted?.state !== 'working'
  if (!isOver) setProposal(proposal)
}

/** Stops it where it is at work, and forgets it. */
export function dropProposal(): void {
  const { project } = useDocument.getState()
  const shown = useTrace.getState().proposal
  setProposal(null)
  if (!project || !shown?.assisted) return
  dropped = shown.id
  call('dropProposal', { params: { project } }).catch((error: unknown) =>
    notify({ tone: 'error', text: reasonOf(error) }),
  )
}
