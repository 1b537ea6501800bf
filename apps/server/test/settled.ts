import { once } from 'node:events'
import type { LiveMessage, Proposal } from '@drawbridge/protocol'
import { WebSocket } from 'ws'
import type { Browser } from './client.ts'
import type { TestStudio } from './studios.ts'

/** Hears of a suggestion until it is made. */
export function settled(studio: TestStudio, browser: Browser, project: string) {
  const url = `${studio.url.replace('http', 'ws')}/api/projects/${project}/live`
  const headers = { cookie: browser.cookies, origin: studio.url }
  const socket = new WebSocket(url, { headers })
  const { promise, resolve, reject } = Promise.withResolvers<Proposal>()
  socket.on('message', (data) => {
    const message: LiveMessage = JSON.parse(String(data))
    if (message.type !== 'proposal') return
    browser.must('readProposal', { params: { project } }).then(({ proposal }) => {
      if (!proposal || proposal.assisted?.state === 'working') return
      socket.close()
      resolve(proposal)
    }, reject)
  })
  return { ready: once(socket, 'open'), proposal: promise }
}
