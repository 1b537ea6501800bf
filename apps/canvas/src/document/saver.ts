import type { Entry } from '@drawbridge/protocol'
import { addressOfPlace } from '../routes.ts'
import { call, reasonOf, Refused } from '../server/client.ts'
import {
  acknowledged,
  dropPending,
  rebaseDocument,
  setSaving,
  useDocument,
} from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { go } from '../use-place.ts'
import { keepPending, keepSteps } from './journal.ts'
import { tellRefused } from './refused.ts'
import { nextRequest } from './sync.ts'

/** Edits that follow each other within this time go together. */
const GATHER_MS = 120
const RETRY_MS = 1_500
const MOST_ENTRIES = 200
/** Something in what was sent is not as it must be; the rest of it may be. */
const AT_FAULT: ReadonlySet<number> = new Set([400, 413, 422])
/** The project is not there to be drawn in any more, or not for this account. */
const SHUT: ReadonlySet<number> = new Set([403, 404, 409])

/** Saves edits of a project as they are made, for as long as it is open. Answers with how to stop. */
export function startSaving(project: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false
  let stopped = false
  let most = MOST_ENTRIES

  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }

  const send = async (): Promise<void> => {
    const body = nextRequest(useDocument.getState().sync, most)
    const { entries } = body
    if (busy || stopped || entries.length === 0) return
    busy = true
    try {
      const reply = await call('sendCommands', { params: { project }, body })
      if (stopped) return
      most = MOST_ENTRIES
      if (!acknowledged(reply)) await readAnew(project, new Set(entries.map(({ key }) => key)))
      tellRefused(project, entries, reply.rejected)
      later(0)
    } catch (error) {
      if (stopped) return
      const status = error instanceof Refused ? error.status : 0
      if (SHUT.has(status)) return shut(error)
      if (!AT_FAULT.has(status)) {
        if (status === 401 && useDocument.getState().saving !== 'offline') tellSignedOut()
        setSaving('offline')
        return later(RETRY_MS)
      }
      // Halves lead to the one that is at fault, and save the others on the way.
      if (entries.length > 1) most = Math.ceil(entries.length / 2)
      else entries.forEach((entry) => refuse(entry, error))
      later(0)
    } finally {
      busy = false
    }
  }

  const unsubscribe = useDocument.subscribe((state, before) => {
    if (state.sync.pending !== before.sync.pending) {
      keepPending(project, state.sync.pending)
      if (!busy) later(GATHER_MS)
    }
    if (state.past !== before.past || state.future !== before.future)
      keepSteps(project, {
        version: state.sync.version,
        past: state.past,
        future: state.future,
      })
  })
  const online = (): void => later(0)
  window.addEventListener('online', online)
  later(0)
  return () => {
    stopped = true
    clearTimeout(timer)
    unsubscribe()
    window.removeEventListener('online', online)
  }
}

/** Reads the drawing again when what is here no longer follows from what the server has. */
async function readAnew(project: string, settled: ReadonlySet<string>): Promise<void> {
  rebaseDocument(await call('readDocument', { params: { project } }))
  dropPending(settled)
}

function refuse({ key, label }: Entry, error: unknown): void {
  dropPending(new Set([key]))
  notify({ tone: 'error', text: `“${label}” was not accepted. ${reasonOf(error)}` })
  if (useDocument.getState().sync.pending.length === 0) setSaving('saved')
}

/** Asking again would not help; edits stay in this browser, and are tried again with the next one. */
function shut(error: unknown): void {
  setSaving('shut')
  notify({
    tone: 'error',
    text: `Not saved. ${reasonOf(error)} Your changes are kept in this browser.`,
  })
}

/** The session has ended; edits stay in this browser until somebody has signed in again. */
function tellSignedOut(): void {
  const next = location.pathname + location.search
  notify({
    tone: 'error',
    text: 'You are signed out. Your changes are kept here until you sign in.',
    action: { label: 'Sign in', perform: () => go(addressOfPlace({ page: 'signIn', next })) },
  })
}
