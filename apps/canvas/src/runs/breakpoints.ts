import type { PreviewState, StepPlace } from '@drawbridge/protocol'
import { openFlow } from '../flow/current.ts'
import { isOf } from '../flow/ran.ts'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { announce, notify, setBreakpoints, showDock, useSession } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'

const isSame = (a: StepPlace, b: StepPlace): boolean => isOf(a, b) && a.step === b.step

/** Runs the backend so that requests are held at the breakpoints, or as always. */
export async function setDebugging(isOn: boolean): Promise<void> {
  const steps = isOn ? useSession.getState().breakpoints : null
  await ask((params) => call('debugPreview', { params, body: { steps } }))
}

export async function goOn(to: 'next' | 'breakpoint'): Promise<void> {
  await ask((params) => call('goOnPreview', { params, body: { to } }))
}

/** The first one has the backend run so that it can be held. */
export function toggleBreakpoint(place: StepPlace): void {
  const { breakpoints } = useSession.getState()
  const others = breakpoints.filter((one) => !isSame(one, place))
  const isNew = others.length === breakpoints.length
  setBreakpoints(isNew ? [...breakpoints, place] : others)
  announce(isNew ? 'Requests are held before this step.' : 'Requests are not held here any more.')
  const { preview } = useTrace.getState()
  if (preview?.debug || (isNew && preview?.state === 'running')) void setDebugging(true)
}

let lookedAt: number | undefined

/** Goes to where a request is held, once. */
export function lookAtPause({ debug }: Pick<PreviewState, 'debug'>): void {
  const paused = debug?.paused
  if (!paused || paused.until === lookedAt) return
  lookedAt = paused.until
  openFlow(paused, paused.step)
  showDock('requests')
  announce('A request is held before this step. What is known there is shown below.')
}

async function ask(
  work: (params: { readonly project: string }) => Promise<unknown>,
): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  try {
    // What comes of it is heard of in the order in which it happens.
    await work({ project })
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}
