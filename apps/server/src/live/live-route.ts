import websocket from '@fastify/websocket'
import { API_PREFIX, LIVE_PATH, ProjectParams, type LiveMessage } from '@drawbridge/protocol'
import type { FastifyInstance } from 'fastify'
import type { Studio } from '../studio.ts'

/** Nothing is expected from the other side, so nothing large is taken. */
const LARGEST = 1024
const PING_EVERY = 25_000

/**
 * Before all other hooks: the plugin closes the socket of a request that one of them refuses. A
 * studio that stops waits for no browser to say goodbye.
 */
export async function takeWebSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: LARGEST },
    preClose(done) {
      for (const client of this.websocketServer.clients) client.terminate()
      this.websocketServer.close(() => done())
    },
  })
}

/** Says what happens to a project to everybody who has it open. */
export function serveLive(app: FastifyInstance, { hub }: Studio): void {
  app.get(
    API_PREFIX + LIVE_PATH,
    {
      websocket: true,
      config: { permission: 'project', live: true },
      schema: { params: ProjectParams },
    },
    (socket, request) => {
      const { project } = request
      if (!project) return socket.close()
      const send = (message: LiveMessage) => socket.send(JSON.stringify(message))
      const stop = hub.listen(project.projectId, send)
      const beat = setInterval(() => socket.ping(), PING_EVERY)
      socket.on('close', () => {
        stop()
        clearInterval(beat)
      })
      socket.on('error', () => socket.terminate())
    },
  )
}
