import {
  API_PREFIX,
  LIVE_CODES,
  LIVE_PATH,
  type LiveMessage,
  type ProjectRole,
  type SavedEntry,
} from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { readProposal } from '../proposal/assisted.ts'
import { lookAtPause } from '../runs/breakpoints.ts'
import { queryClient, verificationKey } from '../server/queries.ts'
import { rebaseDocument, received, setRole, setSaving, useDocument } from '../stores/document.ts'
import { notify, seeCome, seeLeave, seeThere, useSession } from '../stores/session.ts'
import { hearTests } from '../tests/state.ts'
import { addLog, addRequest, setPreview } from '../stores/trace.ts'
import { watchFollowed } from '../together/follow.ts'
import { tellHere } from '../together/tell-here.ts'
import { go } from '../use-place.ts'

const RETRY_MS = 1_500

/** Hears of other tabs' edits and of the preview while a project is open. Answers with how to stop. */
export function listen(project: string): () => void {
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let opened = false

  const connect = (): void => {
    const path = API_PREFIX + LIVE_PATH.replace(':project', project)
    socket = new WebSocket(
      `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`,
    )
    socket.addEventListener('open', () => {
      if (opened) {
        void refresh(project)
        void readProposal(project)
      }
      opened = true
    })
    socket.addEventListener('message', ({ data }) => hear(project, JSON.parse(String(data))))
    socket.addEventListener('close', ({ code }) => {
      useSession.setState({ people: [], you: null, following: null })
      if (stopped) return
      if (code === LIVE_CODES.gone) return tellGone()
      if (code === LIVE_CODES.crowded) return tellCrowded(connect)
      timer = setTimeout(connect, code === LIVE_CODES.roleChanged ? 0 : RETRY_MS)
    })
  }

  connect()
  const stopTelling = tellHere((here) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(here))
  })
  const stopFollowing = watchFollowed()
  return () => {
    stopped = true
    stopTelling()
    stopFollowing()
    clearTimeout(timer)
    socket?.close()
  }
}

function hear(project: string, message: LiveMessage): void {
  switch (message.type) {
    case 'document': {
      // The answer to one's own edits says what is wrong now; after those of others one asks.
      const foreign =
        message.version > useDocument.getState().sync.version && !isOwn(message.entries)
      if (!received(message.entries) || foreign) void refresh(project)
      return
    }
    case 'preview':
      setPreview(message.preview)
      lookAtPause(message.preview)
      return
    case 'verification':
      queryClient.setQueryData(verificationKey(project), message.verification)
      return
    case 'tests':
      hearTests(message.tests)
      return
    case 'run':
      addRequest(message.run)
      return
    case 'you':
      useSession.setState({ you: message.id })
      return
    case 'people':
      useSession.setState({ people: message.people })
      return
    case 'came':
      seeCome(message.person)
      return
    case 'left':
      seeLeave(message.id)
      return
    case 'there':
      seeThere(message.id, message.here)
      return
    case 'proposal':
      void readProposal(project, message.account)
      return
    case 'log':
      addLog(message.line)
  }
}

function isOwn(entries: readonly SavedEntry[]): boolean {
  const own = new Set(useDocument.getState().sync.pending.map(({ key }) => key))
  return entries.length > 0 && entries.every(({ key }) => own.has(key))
}

async function refresh(project: string): Promise<void> {
  const { role: before } = useDocument.getState()
  const { role, ...view } = await call('readDocument', { params: { project } })
  rebaseDocument(view)
  setRole(role)
  if (role !== before) notify({ tone: 'plain', text: NOW[role] })
}

const NOW: Readonly<Record<ProjectRole, string>> = {
  viewer: 'You are a viewer of this project now: you may look, and change nothing.',
  editor: 'You are an editor of this project now.',
  owner: 'You own this project now.',
}

/** Asking again would not help. What was drawn and not saved stays in this browser. */
function tellGone(): void {
  setSaving('shut')
  setRole('viewer')
  notify({
    tone: 'error',
    text: 'You are no member of this project any more, or it was deleted.',
    action: { label: 'To my projects', perform: () => go('/') },
  })
}

/** Connecting again by itself would end another tab, which would do the same. */
function tellCrowded(connect: () => void): void {
  notify({
    tone: 'error',
    text: 'This project is open in too many places, so this tab hears no more of what others do. Close some of the others.',
    action: { label: 'Connect again', perform: connect },
  })
}
