import { useEffect, useState } from 'react'
import { handleKey } from '../../actions/keyboard.ts'
import { readDocument } from '../../document/early.ts'
import { takePending, takeSteps } from '../../document/journal.ts'
import { readPeople } from '../../explorer/kept-people.ts'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { watchFirstSteps } from '../../first-steps/steps.ts'
import { listen } from '../../document/live.ts'
import { startSaving } from '../../document/saver.ts'
import { followAccessLinks } from '../../overlays/access/link.ts'
import { readRequests } from '../../runs/open.ts'
import { call } from '../../server/client.ts'
import { closeDocument, openDocument, useDocument } from '../../stores/document.ts'
import { dismissErrors, resetSession, select, showSide, useSession } from '../../stores/session.ts'
import { readPreview, resetTrace, setPeople, unlight, useTrace } from '../../stores/trace.ts'
import { changePlace, currentPlace } from '../../use-place.ts'

type Opening =
  | { readonly state: 'opening' | 'open' }
  | { readonly state: 'failed'; readonly error: unknown }

/** Opens a project, keeps it saved and listens to it while its page is there. */
export function useProject(project: string): Opening {
  const [opening, setOpening] = useState<Opening>({ state: 'opening' })

  useEffect(() => {
    const abort = new AbortController()
    const stops: (() => void)[] = []
    const open = async (): Promise<void> => {
      const view = await readDocument(project, abort.signal)
      if (abort.signal.aborted) return
      begin(project, view)
      setPeople(readPeople(project))
      stops.push(startSaving(project), listen(project))
      stops.push(
        linkSelection(),
        forgetPath(),
        settleErrors(),
        followAccessLinks(),
        watchFirstSteps(),
      )
      setOpening({ state: 'open' })
      void readRequests(project, abort.signal).catch(() => {})
      // Only told, never started: opening what somebody else drew must run nothing.
      readPreview(await call('readPreview', { params: { project }, signal: abort.signal }))
    }
    open().catch((error: unknown) => {
      if (!abort.signal.aborted && stops.length === 0) setOpening({ state: 'failed', error })
    })
    window.addEventListener('keydown', handleKey)
    return () => {
      abort.abort()
      for (const stop of stops) stop()
      window.removeEventListener('keydown', handleKey)
      closeDocument()
      resetTrace()
    }
  }, [project])

  return opening
}

/** The path of a request is that of the drawing that it was sent to. */
const forgetPath = (): (() => void) =>
  useDocument.subscribe(({ manifest }, before) => {
    if (manifest !== before.manifest && useTrace.getState().lit) unlight()
  })

/** What could not be done stands there until something was. */
const settleErrors = (): (() => void) =>
  useDocument.subscribe(({ past }, before) => {
    if (past !== before.past) dismissErrors()
  })

/** The address names the one selected part or step, so that a link or a reload leads to it. */
function linkSelection(): () => void {
  return useSession.subscribe(({ selection }, before) => {
    if (selection === before.selection) return
    const [id] = selection
    const isThere = currentFlow()
      ? selectedSteps().length === 1
      : useDocument.getState().manifest.nodes.some((node) => node.id === id)
    changePlace({ node: selection.length === 1 && id && isThere ? id : null })
  })
}

type View = Parameters<typeof openDocument>[1]

function begin(project: string, view: View): void {
  const steps = takeSteps(project)
  const pending = takePending(project)
  // Steps of an older version may speak of what others have changed since.
  const kept = steps && steps.version <= view.version ? steps : { past: [], future: [] }
  resetSession(view.manifest.nodes.length === 0)
  openDocument(project, view, { pending, past: kept.past, future: kept.future })
  const place = currentPlace()
  if (place.page !== 'project') return
  if (place.node) select(place.node)
  if (place.endpoint) showSide('try')
}
