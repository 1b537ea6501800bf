import websocket from '@fastify/websocket'
import { API_PREFIX, LIVE_PATH, ProjectParams, type LiveMessage } from '@drawbridge/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { enterProject, type ProjectScope } from '../accounts/scope.ts'
import type { StudioConfig } from '../config.ts'
import { readHead } from '../documents/versions.ts'
import { identify } from '../http/identity.ts'
import type { Storage } from '../storage/storage.ts'
import type { Studio } from '../studio.ts'

/** Why a connection ends: WebSocket codes from 4000 on are an application's own. */
const SIGNED_OUT = 4401

/** Nothing is expected from the other side, so nothing large is taken. */
const LARGEST = 1024
/** Who has signed out, or been signed out, hears nothing more after this. */
const LOOK_EVERY = 5000

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
export function serveLive(app: FastifyInstance, studio: Studio): void {
  const { config, hub, storage } = studio
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
      const stop = hub.listen(project, { tell: send, end: () => socket.close(SIGNED_OUT) })
      const beat = setInterval(() => {
        stillAllowed(storage, config, request).then(
          (allowed) => (allowed ? socket.ping() : socket.close(SIGNED_OUT)),
          () => socket.terminate(),
        )
      }, LOOK_EVERY)
      socket.on('error', () => socket.terminate())
      socket.on('close', () => {
        stop()
        clearInterval(beat)
      })
      greet(studio, project, send).catch((error: unknown) => {
        request.log.error({ err: error }, 'nobody could be told of the newest version')
        socket.terminate()
      })
    },
  )
}

async function stillAllowed(
  storage: Storage,
  config: StudioConfig,
  request: FastifyRequest,
): Promise<boolean> {
  const identity = await identify(storage, config, request)
  const id = request.project?.projectId ?? ''
  return identity !== undefined && !!(await enterProject(storage.queries, identity.account, id))
}

/** The first word is the newest version: whoever opened an older one knows it at once. */
async function greet(
  { hub, storage }: Studio,
  project: ProjectScope,
  send: (message: LiveMessage) => void,
): Promise<void> {
  const { version } = await readHead(storage.queries, project)
  hub.seen(project, version)
  send({ type: 'document', base: version, version, entries: [] })
}
