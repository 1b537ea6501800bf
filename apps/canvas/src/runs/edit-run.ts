import type { Run } from '@drawbridge/protocol'
import { draftOf } from '../explorer/draft-of.ts'
import { showSide } from '../stores/session.ts'
import { setDraft } from '../stores/trace.ts'
import { changePlace } from '../use-place.ts'
import { seenAs } from './sent-as.ts'

/** Puts what a request was sent with into the form of its endpoint, to be changed and sent. */
export function editRun(run: Run, body?: string): void {
  if (run.route === null) return
  const endpoint = `${run.method} ${run.route.path}`
  const draft = draftOf(run.route.path, seenAs(run))
  setDraft(endpoint, body === undefined ? draft : { ...draft, body })
  changePlace({ endpoint })
  showSide('try')
}
