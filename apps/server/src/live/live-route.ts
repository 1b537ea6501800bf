import websocket from '@fastify/websocket'
import { API_PREFIX, LIVE_PATH, ProjectParams, type LiveMessage } from '@drawbridge/protocol'
import type { FastifyInstance } from 'fastify'
import type { Studio } from '../studio.ts'

/** Nothing is expected from the other side, so nothing large is taken. */
const LARGEST = 1024
const PING_EVERY = 25_000

/** Says what happens to a project to everybody who has it open. */
export async function serveLive(app: FastifyInstance, { hub }: Studio): Promise<void> {
  await app.register(websocket, { options: { maxPayload: LARGEST } })
  app.get(
    API_PREFIX + LIVE_PATH,
    { websocket: true, config: { permission: 'project' }, schema: { params: ProjectParams } },
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
