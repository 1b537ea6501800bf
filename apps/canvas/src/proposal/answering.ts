import type { Proposal } from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { leaveOut, setProposal, useTrace } from '../stores/trace.ts'
import type { Picked } from './question-list.tsx'

/** Answers may overtake one another: the last to be asked for counts. */
let last = 0

/**
 * Has the planner draw the same prompt anew, by what was picked, for the version that it was read for.
 * It stays the same proposal, without what was left out of it. @returns whether it was drawn
 */
export async function drawAnew(proposal: Proposal, picked: Picked): Promise<boolean> {
  const { project } = useDocument.getState()
  const { id, base, prompt, answered } = proposal
  if (!project || prompt === undefined) return false
  last += 1
  const asked = last
  const given = new Map([
    ...answered.map((one): readonly [string, string] => [one.question, one.choice]),
    ...picked,
  ])
  const answers = [...given].map(([question, choice]) => ({ question, choice }))
  try {
    const drawn = await call('propose', { params: { project }, body: { prompt, answers, base } })
    if (asked === last && useTrace.getState().proposal?.id === id) show({ ...drawn, id }, proposal)
    return true
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
    return false
  }
}

function show(drawn: Proposal, before: Proposal): void {
  const { leftOut } = useTrace.getState()
  const unwanted = new Set([...leftOut].map((at) => wordsOf(before.phrases[at])))
  const places = [...drawn.phrases.keys()].filter((at) => unwanted.has(wordsOf(drawn.phrases[at])))
  setProposal(drawn)
  leaveOut(new Set(places))
}

const wordsOf = (phrase: Proposal['phrases'][number] | undefined): string =>
  JSON.stringify([phrase?.text, phrase?.says])
