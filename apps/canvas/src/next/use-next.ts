import type { Proposal } from '@drawbridge/protocol'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'

/** Nobody is told of anything while they are on their way somewhere. */
const REST_MS = 600

const NOTHING: readonly Proposal[] = []

/** What would usually come next at the one part that is selected: once nothing moves and all is saved. */
export function useNext(): {
  readonly node: string
  readonly proposals: readonly Proposal[]
} | null {
  const node = useLasting(useAsked())
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument((document) => document.sync.version)
  const { data } = useQuery({
    queryKey: ['next', project, version, node],
    enabled: node !== null,
    staleTime: Infinity,
    retry: false,
    queryFn: async ({ signal }) => {
      const body = { node: node ?? '' }
      return (await call('suggestNext', { params: { project }, body, signal })).proposals
    },
  })
  const proposals = data ?? NOTHING
  return node === null || proposals.length === 0 ? null : { node, proposals }
}

/** The part that somebody may be told something about. */
function useAsked(): string | null {
  const isWaiting = useTrace((trace) => trace.proposal !== null || trace.opened !== null)
  const isAtRest = useDocument(({ role, sync }) => role !== 'viewer' && sync.pending.length === 0)
  const project = useDocument((document) => document.project)
  return useSession(({ suggests, selection, overlay, moving, renaming, dismissed }) => {
    const [id] = selection
    const isOne =
      selection.length === 1 && id !== undefined && !dismissed.includes(`${project}/${id}`)
    const isFree = overlay === null && moving === null && renaming === null
    return suggests && isOne && isFree && isAtRest && !isWaiting ? id : null
  })
}

/** A value once it has stayed the same for a while; at once where it is nothing. */
function useLasting(value: string | null): string | null {
  const [rested, setRested] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested === value ? rested : null
}
