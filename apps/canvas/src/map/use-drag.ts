import type { Position } from '@drawbridge/manifest'
import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { duplicateTo } from '../actions/duplicate.ts'
import { inserting, insertPart } from '../actions/insert-part.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { select, useSession } from '../stores/session.ts'
import { fromChanges } from './from-changes.ts'
import type { Guide } from './guides.ts'
import { currentHand, watchHand } from './hand.ts'
import { lineUnder } from './line-under.ts'
import { pointOf, zoomNow } from './camera.ts'
import type { Flow, FlowEdge, FlowNode } from './to-flow.ts'
import { useFlow } from './use-flow.ts'

/** What a hand is doing with parts before it lets them go. */
interface Drag {
  readonly moved: Readonly<Record<string, Position>>
  readonly copies: Readonly<Record<string, Position>>
  readonly guides: readonly Guide[]
  /** The connection that the part would be put into. */
  readonly aim: string | null
}

const NOTHING: Readonly<Record<string, Position>> = {}
const NO_GUIDES: readonly Guide[] = []
const STILL: Drag = { moved: NOTHING, copies: NOTHING, guides: NO_GUIDES, aim: null }

/** On the screen, whatever the zoom. */
const GUIDE_REACH = 6
const LINE_REACH = 14

type Change = NodeChange<FlowNode> | EdgeChange<FlowEdge>

/** Turns what the flow library tells of a hand into edits, and into what is seen meanwhile. */
export function useDrag() {
  const [drag, setDrag] = useState(STILL)
  const flow = useFlow(drag.moved)
  useEffect(watchHand, [])
  // The flow library takes a new function for a change, and asks every part whether it has one.
  const drawn = useRef(flow)
  useEffect(() => {
    drawn.current = flow
  }, [flow])
  const onChanges = useCallback((changes: readonly Change[]) => {
    const flow = drawn.current
    const boxes = new Map(
      flow.nodes.map(({ id, position, width, height }) => [id, { ...position, width, height }]),
    )
    const { selection } = useSession.getState()
    const { manifest } = useDocument.getState()
    const hand = currentHand()
    const how = { free: hand.shift, copying: hand.alt, reach: GUIDE_REACH / zoomNow() }
    const meaning = fromChanges(changes, manifest, boxes, selection, how)
    if (meaning.selection) select(...meaning.selection)
    const held = Object.keys(meaning.moved)
    const aim = held.length === 1 ? lineFor(held[0] ?? '', flow) : null
    setDrag((before) => same(before, { ...meaning, aim }))
    const copied = Object.keys(meaning.copied)
    if (copied.length > 0) return duplicateTo(meaning.copied)
    if (meaning.commands.length === 0) return
    const dropped = droppedPart(changes)
    const into = dropped === null ? null : lineFor(dropped, flow)
    if (dropped !== null && into !== null) return insertPart(into, dropped, meaning.commands)
    const resized = meaning.commands.every(({ type }) => type === 'setSetting')
    performAll(resized ? 'Resize' : 'Move parts', meaning.commands)
  }, [])
  return { drag, flow, onChanges }
}

/** The connection under the hand that a part can be put into. */
function lineFor(id: string, { edges }: Flow): string | null {
  const { manifest } = useDocument.getState()
  const fits = (line: string): boolean => inserting(manifest, line, id) !== null
  return lineUnder(edges, pointOf(currentHand()), LINE_REACH / zoomNow(), fits)
}

/** The one part that a hand has just let go, or null. */
function droppedPart(changes: readonly Change[]): string | null {
  const dropped = changes.filter(
    (change) => change.type === 'position' && change.dragging === false,
  )
  const [only] = dropped
  return dropped.length === 1 && only && 'id' in only ? only.id : null
}

/** The drag as it was, where nothing of it is seen to change: what follows from it stays as well. */
function same(before: Drag, { moved, copies, guides, aim }: Drag): Drag {
  const keep = (old: Drag['moved'], next: Drag['moved']): Drag['moved'] => {
    const ids = Object.keys(next)
    const stays =
      ids.length === Object.keys(old).length &&
      ids.every((id) => old[id]?.x === next[id]?.x && old[id]?.y === next[id]?.y)
    return stays ? old : next
  }
  const kept = {
    moved: keep(before.moved, moved),
    copies: keep(before.copies, copies),
    guides: guides.length === 0 && before.guides.length === 0 ? before.guides : guides,
    aim,
  }
  return kept.moved === before.moved && kept.copies === before.copies && aim === before.aim
    ? before
    : kept
}
