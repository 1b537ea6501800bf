import type { Run } from '@drawbridge/protocol'
import { draftOf } from '../explorer/draft-of.ts'
import { showSide } from '../stores/session.ts'
import { setDraft } from '../stores/trace.ts'
import { changePlace } from '../use-place.ts'
import { sentAs } from './replay.ts'

/** Puts what a request was sent with into the form of its endpoint, to be changed and sent. */
export function editRun(run: Run): void {
  if (run.route === null) return
  const endpoint = `${run.method} ${run.route.path}`
  setDraft(endpoint, draftOf(run.route.path, sentAs(run)))
  changePlace({ endpoint })
  showSide('try')
}
