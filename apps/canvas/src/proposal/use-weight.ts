import type { Command } from '@drawbridge/commands'
import type { Diagnostic } from '@drawbridge/manifest'
import type { Proposal, Sensitive } from '@drawbridge/protocol'
import { useQuery } from '@tanstack/react-query'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'

interface Weight {
  readonly diagnostics: readonly Diagnostic[]
  readonly sensitive: readonly Sensitive[]
  /** Nothing is agreed to before it is known what it is. */
  readonly isKnown: boolean
  /** Until then, why it is waited for. */
  readonly says: string
  /** What it would do to the tables; undefined while that is worked out. */
  readonly migration?: string | null
  /** Whether the drawing is another one than it was suggested for. */
  readonly isMoved: boolean
}

/** What was found wrong by trying it is not agreed to in passing. */
export function failureOf({ assisted }: Proposal, { sensitive }: Weight): readonly Sensitive[] {
  if (assisted?.state !== 'failing' || sensitive.some(({ sort }) => sort === 'unknown')) return []
  const found = assisted.trials.flatMap(({ findings }) => findings)
  const says = ['It did not pass what was tried on it.', found[0]?.message ?? ''].join(' ').trim()
  return [{ sort: 'unknown', key: 'failing', says }]
}

/** What is wrong with the drawing once these edits are made, and what of them weighs. */
export function useWeight(proposal: Proposal, commands: readonly Command[]): Weight {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument((document) => document.sync.version)
  const { id, assisted, phrases, diagnostics } = proposal
  const isWhole = phrases.every(({ commands: edits }) =>
    edits.every((one) => commands.includes(one)),
  )
  const isMoved = version !== proposal.base
  const isAsMade = isWhole && !isMoved
  const isMade = assisted?.state !== 'working'
  const weighed = useQuery({
    queryKey: ['weight', id, version, commands],
    enabled: isMade && commands.length > 0,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      call('weighProposal', { params: { project }, body: { commands }, signal }),
  })
  const { data, error } = weighed
  // What the planner suggests is asked about as it is for a hand on the canvas: when it takes rows.
  const sensitive = assisted?.sensitive ?? []
  const made = { diagnostics, sensitive, isKnown: true, says: '', isMoved }
  if (isAsMade || commands.length === 0) return data ? { ...made, migration: data.migration } : made
  if (data) return { ...made, ...data, ...(!assisted && { sensitive: [] }) }
  if (!assisted) return made
  const says = error ? reasonOf(error) : 'Checking…'
  return { diagnostics: [], sensitive: [], isKnown: false, says, isMoved }
}
