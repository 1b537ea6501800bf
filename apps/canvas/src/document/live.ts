import { API_PREFIX, LIVE_PATH, type LiveMessage, type SavedEntry } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { queryClient, verificationKey } from '../server/queries.ts'
import { rebaseDocument, received, useDocument } from '../stores/document.ts'
import { addLog, addRequest, setPreview } from '../stores/trace.ts'

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
      if (opened) void refresh(project)
      opened = true
    })
    socket.addEventListener('message', ({ data }) => hear(project, JSON.parse(String(data))))
    socket.addEventListener('close', () => {
      if (!stopped) timer = setTimeout(connect, RETRY_MS)
    })
  }

  connect()
  return () => {
    stopped = true
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
      return
    case 'verification':
      queryClient.setQueryData(verificationKey(project), message.verification)
      return
    case 'run':
      addRequest(message.run)
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
  rebaseDocument(await call('readDocument', { params: { project } }))
}
