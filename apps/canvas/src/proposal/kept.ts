import type { Proposal } from '@drawbridge/protocol'
import { leaveOut, setProposal, useTrace } from '../stores/trace.ts'

interface Kept {
  readonly proposal: Proposal
  readonly leftOut: readonly number[]
}

const keyOf = (project: string): string => `drawbridge.proposal.${project}`

/**
 * Shows again what waited in this tab before a reload, as it was chosen from, and keeps it from now on:
 * the server keeps what models suggest, and nothing of what the planner does. Answers with how to stop.
 */
export function keepProposal(project: string): () => void {
  const kept = read(keyOf(project))
  if (kept) {
    setProposal(kept.proposal)
    leaveOut(new Set(kept.leftOut))
  }
  return useTrace.subscribe(({ proposal, leftOut }, before) => {
    if (proposal === before.proposal && leftOut === before.leftOut) return
    if (proposal === null) return sessionStorage.removeItem(keyOf(project))
    write(keyOf(project), { proposal, leftOut: [...leftOut] })
  })
}

function read(key: string): Kept | null {
  try {
    const kept: Kept | null = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    // One from before proposals asked is asked for once more.
    return Array.isArray(kept?.proposal.questions) ? kept : null
  } catch {
    return null
  }
}

function write(key: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // The browser's store is full: then a reload takes the choice away, or what the planner said.
    sessionStorage.removeItem(key)
  }
}
