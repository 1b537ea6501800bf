import type { Comparison } from '@drawbridge/commands'
import type { Position } from '@drawbridge/manifest'
import { useMemo, useState } from 'react'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'
import { fitting } from '../proposal/fitting.ts'
import { partsOf } from '../proposal/pointed.ts'
import { ghostsOf } from './ghosts.ts'
import { painter, type Flow } from './to-flow.ts'

/** The drawing as the flow library draws it, with a proposal's ghosts where there is one. */
export function useFlow(moved: Readonly<Record<string, Position>>): Flow {
  const [paint] = useState(painter)
  const { manifest, routes, diagnostics } = useDocument()
  const selection = useSession((session) => session.selection)
  const moving = useSession((session) => session.moving)
  const passed = useTrace((trace) => trace.lit)
  const pointed = useTrace((trace) => trace.pointed)
  const proposal = useTrace((trace) => trace.proposal)
  const leftOut = useTrace((trace) => trace.leftOut)
  const drawn = useMemo(() => {
    const { commands } = fitting(manifest, proposal?.phrases ?? [], leftOut)
    return commands.length === 0 ? { manifest, fates: NO_FATES } : ghostsOf(manifest, commands)
  }, [manifest, proposal, leftOut])
  const lit = useMemo(() => {
    const phrase = pointed === null ? undefined : proposal?.phrases[pointed]
    return phrase ? { nodes: partsOf(phrase), ok: true } : passed
  }, [pointed, proposal, passed])
  return useMemo(() => {
    const scene = {
      manifest: drawn.manifest,
      ghosts: drawn.fates,
      routes,
      diagnostics,
      selection,
      lit,
      moved: { ...moved, ...moving },
    }
    return paint(scene)
  }, [paint, drawn, routes, diagnostics, selection, lit, moved, moving])
}

const NO_FATES: Comparison['fates'] = new Map()
