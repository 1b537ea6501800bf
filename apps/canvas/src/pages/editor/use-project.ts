import { useEffect, useState } from 'react'
import { keepFocus } from '../../actions/keep-focus.ts'
import { handleKey } from '../../actions/keyboard.ts'
import { readDocument } from '../../document/early.ts'
import { readRefused, takePending, takeSteps } from '../../document/journal.ts'
import { readPeople } from '../../explorer/kept-people.ts'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { watchFirstSteps } from '../../first-steps/steps.ts'
import { listen } from '../../document/live.ts'
import { startSaving } from '../../document/saver.ts'
import { followAccessLinks } from '../../overlays/access/link.ts'
import { followAddress } from '../../links/arrive.ts'
import { readPreferences } from '../../preferences.ts'
import { readProposal } from '../../proposal/assisted.ts'
import { keepProposal } from '../../proposal/kept.ts'
import { readRequests } from '../../runs/open.ts'
import { call } from '../../server/client.ts'
import { closeDocument, openDocument, useDocument } from '../../stores/document.ts'
import { dismissErrors, resetSession, useSession, setRefused } from '../../stores/session.ts'
import { forgetTests } from '../../tests/state.ts'
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
      const [view] = await Promise.all([
        readDocument(project, abort.signal),
        readPreferences(abort.signal),
      ])
      if (abort.signal.aborted) return
      begin(project, view)
      setPeople(readPeople(project))
      stops.push(startSaving(project), listen(project))
      stops.push(
        followAddress(),
        linkSelection(),
        linkPanels(),
        forgetPath(),
        settleErrors(),
        followAccessLinks(),
        watchFirstSteps(),
        keepFocus(),
        keepProposal(project),
      )
      setOpening({ state: 'open' })
      void readProposal(project).catch(() => {})
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
      forgetTests()
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
    const node = selection.length === 1 && id && isThere ? id : null
    const place = currentPlace()
    if (place.page === 'project' && place.node !== node) changePlace({ node, field: null })
  })
}

/** What was unfolded in a panel is looked at no more once that is closed. */
function linkPanels(): () => void {
  const stops = [
    useSession.subscribe(({ dock, rail }, before) => {
      if (before.dock === 'requests' && dock !== 'requests') changePlace({ run: null })
      if (before.rail === 'history' && rail !== 'history') changePlace({ version: null })
    }),
    useTrace.subscribe(({ opened }, before) => {
      if (before.opened && !opened) changePlace({ run: null })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

type View = Parameters<typeof openDocument>[1]

function begin(project: string, view: View): void {
  const steps = takeSteps(project)
  const pending = takePending(project)
  // Steps of an older version may speak of what others have changed since.
  const kept = steps && steps.version <= view.version ? steps : { past: [], future: [] }
  resetSession(project, view.manifest.nodes.length === 0)
  openDocument(project, view, { pending, past: kept.past, future: kept.future })
  setRefused(readRefused(project))
}
