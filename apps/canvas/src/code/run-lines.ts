import type { Manifest } from '@drawbridge/manifest'
import type { Run, RunMoment } from '@drawbridge/protocol'
import { useMemo } from 'react'
import { flowAt } from '../flow/place.ts'
import { everyStep, treeOf } from '../flow/tree.ts'
import { useDocument } from '../stores/document.ts'
import { select } from '../stores/session.ts'
import { lookAt, useTrace } from '../stores/trace.ts'
import { changePlace } from '../use-place.ts'
import type { Chosen, Origin } from './origins.ts'

type RunStep = Extract<RunMoment, { sort: 'step' }>

/** What the request that is looked at came to, as far as it is looked at. */
export function useRan(): Chosen | null {
  const manifest = useDocument((document) => document.manifest)
  const opened = useTrace((trace) => trace.opened)
  return useMemo(() => {
    if (!opened) return null
    const done = opened.run.moments.slice(0, opened.at + 1)
    const known = new Set(done.map((moment) => nameOf(manifest, moment)))
    return ({ node, field }) => field !== undefined && known.has(`${node} ${field}`)
  }, [manifest, opened])
}

/** The line of a file where that request broke off. */
export function useFailedLine(path: string | undefined): number | null {
  const failed = useTrace((trace) => trace.opened?.run.failed)
  return failed?.file !== undefined && failed.file === path ? (failed.line ?? null) : null
}

/** Looks at what that request did at a line: the last time that it came to its step. */
export function lookAtLine({ node, field }: Origin): void {
  const { manifest } = useDocument.getState()
  const moments = useTrace.getState().opened?.run.moments ?? []
  const name = `${node} ${field}`
  const at = moments.findLastIndex((moment) => nameOf(manifest, moment) === name)
  if (at !== -1) lookAt(at)
}

/** The step that a moment of a request is, or happened in. */
export function stepOf({ moments }: Run, moment: RunMoment): RunStep | undefined {
  let now: RunMoment | undefined = moment
  while (now !== undefined && now.sort !== 'step')
    now = now.within === null ? undefined : moments[now.within]
  return now
}

/** Shows code beside the drawing: the lines of what is selected, or one line of a file. */
export function showLines(
  at: { readonly file: string; readonly line: number } | null = null,
): void {
  // Else the lines of what is selected would be shown in its place.
  if (at) select()
  changePlace({ view: 'split', file: at?.file ?? null, line: at?.line ?? null }, 'push')
}

/** As lines of code name it: the part, and where the step stands in its settings. */
function nameOf(manifest: Manifest, moment: RunMoment): string | null {
  if (moment.sort !== 'step') return null
  const flow = flowAt(manifest, moment)
  const steps = flow ? everyStep(treeOf(flow)) : []
  const found = steps.find(({ step }) => step.id === moment.step)
  return found ? `${moment.node} ${found.pointer}` : null
}
