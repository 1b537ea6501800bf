import type { Manifest } from '@drawbridge/manifest'
import { useMemo } from 'react'
import { focusMap } from '../map/camera.ts'
import { addressOfPlace } from '../routes.ts'
import { useDocument } from '../stores/document.ts'
import { select, useSession } from '../stores/session.ts'
import { currentPlace, go, usePlace } from '../use-place.ts'
import { flowAt, placeOfText, textOfPlace, type FlowPlace, type OpenFlow } from './place.ts'
import { outermost, treeOf, type Body, type Placed } from './tree.ts'

/** A flow that is on the screen, with its steps. */
export interface Shown {
  readonly flow: OpenFlow
  readonly tree: Body
}

let last: {
  readonly manifest: Manifest
  readonly text: string
  readonly shown: Shown | null
} | null = null

/** The same drawing and place give the same tree, so that it can be compared by itself. */
function shownAt(manifest: Manifest, text: string | null): Shown | null {
  if (text === null) return null
  if (last?.manifest === manifest && last.text === text) return last.shown
  const flow = flowAt(manifest, placeOfText(text))
  last = { manifest, text, shown: flow && { flow, tree: treeOf(flow) } }
  return last.shown
}

const flowText = (place: ReturnType<typeof currentPlace>): string | null =>
  place.page === 'project' ? place.flow : null

/** The flow that is open instead of the map. */
export const currentFlow = (): Shown | null =>
  shownAt(useDocument.getState().manifest, flowText(currentPlace()))

export function useShownFlow(): Shown | null {
  const manifest = useDocument((document) => document.manifest)
  const text = flowText(usePlace())
  return useMemo(() => shownAt(manifest, text), [manifest, text])
}

/** The selected steps of the open flow, without those that stand in others of them. */
export function selectedSteps(): readonly Placed[] {
  const shown = currentFlow()
  return shown ? outermost(shown.tree, useSession.getState().selection) : []
}

/** Goes into a flow, to one of its steps where one is named. */
export function openFlow(to: FlowPlace, step: string | null = null): void {
  const place = currentPlace()
  if (place.page !== 'project') return
  const flow = textOfPlace(to)
  const view = place.view === 'code' ? 'split' : place.view === 'data' ? 'map' : place.view
  select()
  if (place.flow !== flow) go(addressOfPlace({ ...place, view, flow, node: step }))
  useSession.setState({ side: 'details' })
  if (step) select(step)
}

/** Back to the map, to the part that the flow belongs to, or another. */
export function leaveFlow(to?: string): void {
  const place = currentPlace()
  if (place.page !== 'project' || place.flow === null) return
  const node = to ?? placeOfText(place.flow).node
  select()
  go(addressOfPlace({ ...place, flow: null, node }))
  select(node)
  requestAnimationFrame(() => focusMap(node))
}
