import type { WebSocket } from '@fastify/websocket'
import type { LiveMessage } from '@drawbridge/protocol'

/** Whoever reads so slowly is not told of every movement. */
const MOST_WAITING = 256_000
/** Whoever reads no more is let go, before what waits for them fills the memory. */
const MOST_KEPT = 1_000_000
/** Looks in a row that nobody answered. */
const MOST_UNANSWERED = 2

/** The way to one browser, for as long as it reads and answers. */
export interface Line {
  tell(message: LiveMessage): void
  /** Asks whether somebody is there; after two questions without an answer the line ends. */
  ask(): void
}

export function lineTo(socket: WebSocket): Line {
  let unanswered = 0
  socket.on('pong', () => {
    unanswered = 0
  })
  return {
    tell(message) {
      if (socket.bufferedAmount > MOST_KEPT) return socket.terminate()
      if (message.type === 'there' && socket.bufferedAmount > MOST_WAITING) return
      socket.send(JSON.stringify(message))
    },
    ask() {
      if (unanswered >= MOST_UNANSWERED) return socket.terminate()
      unanswered += 1
      socket.ping()
    },
  }
}
