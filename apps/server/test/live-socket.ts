import type { LiveMessage } from '@drawbridge/protocol'
import { WebSocket } from 'ws'
import type { Browser } from './client.ts'

/** A tab's live connection to a project, once it is open. */
export async function listenTo(url: string, who: Browser, project: string): Promise<WebSocket> {
  const address = `${url.replace('http', 'ws')}/api/projects/${project}/live`
  const socket = new WebSocket(address, { headers: { cookie: who.cookies, origin: url } })
  await heard(socket, 'you')
  return socket
}

type Told<T extends LiveMessage['type']> = Extract<LiveMessage, { type: T }>

/** The next message of this type that fits. */
export function heard<T extends LiveMessage['type']>(
  socket: WebSocket,
  type: T,
  fits: (message: Told<T>) => boolean = () => true,
): Promise<Told<T>> {
  return new Promise((resolve, reject) => {
    // Several may come at once: whoever waited for each in turn would miss some.
    const listen = (data: unknown): void => {
      const message: LiveMessage = JSON.parse(String(data))
      if (!isOf(message, type) || !fits(message)) return
      socket.off('message', listen)
      resolve(message)
    }
    socket.on('message', listen)
    socket.once('close', (code) => reject(new Error(`It ended with ${code}.`)))
  })
}

const isOf = <T extends LiveMessage['type']>(message: LiveMessage, type: T): message is Told<T> =>
  message.type === type
