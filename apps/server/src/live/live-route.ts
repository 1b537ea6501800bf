import websocket from '@fastify/websocket'
import {
  API_PREFIX,
  LIVE_CODES,
  LIVE_PATH,
  PRESENCE_LIMITS,
  ProjectParams,
} from '@drawbridge/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { enterProject, type ProjectScope } from '../accounts/scope.ts'
import type { StudioConfig } from '../config.ts'
import { readHead } from '../documents/versions.ts'
import { identify } from '../http/identity.ts'
import type { Storage } from '../storage/storage.ts'
import type { Studio } from '../studio.ts'
import { lineTo, type Line } from './line.ts'
import type { Seat } from './presence.ts'

/** Who has signed out, been signed out or been removed hears nothing more after this. */
const LOOK_EVERY = 4000

/**
 * Before all other hooks: the plugin closes the socket of a request that one of them refuses. A
 * studio that stops waits for no browser to say goodbye.
 */
export async function takeWebSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: PRESENCE_LIMITS.bytes },
    preClose(done) {
      for (const client of this.websocketServer.clients) client.terminate()
      this.websocketServer.close(() => done())
    },
  })
}

/** Says what happens to a project to everybody who has it open. */
export function serveLive(app: FastifyInstance, studio: Studio): void {
  const { config, hub, presence, storage } = studio
  app.get(
    API_PREFIX + LIVE_PATH,
    {
      websocket: true,
      config: { permission: 'viewer', live: true },
      schema: { params: ProjectParams },
    },
    (socket, request) => {
      const { project } = request
      if (!project) return socket.close()
      const line = lineTo(socket)
      const beat = setInterval(() => {
        whyOver(storage, config, request).then(
          (code) => (code === undefined ? line.ask() : socket.close(code)),
          () => socket.terminate(),
        )
      }, LOOK_EVERY)
      // Before listening: nobody is told that they came themselves.
      const seat = presence.enter(project)
      const leave = () => {
        stop()
        seat.leave()
        clearInterval(beat)
      }
      const stop = hub.listen(project, {
        accountId: project.accountId,
        tell: line.tell,
        end: () => socket.close(LIVE_CODES.gone),
        roleChanged: () => socket.close(LIVE_CODES.roleChanged),
        crowdedOut() {
          // Their browser may take its time to say goodbye; their place is free at once.
          leave()
          socket.close(LIVE_CODES.crowded, 'This project is open in too many places.')
        },
      })
      socket.on('message', (data, isBinary) => {
        if (isBinary || !seat.hear(String(data), performance.now()))
          socket.close(LIVE_CODES.refused)
      })
      socket.on('error', () => socket.terminate())
      socket.on('close', leave)
      greet(studio, project, seat, line).catch((error: unknown) => {
        request.log.error({ err: error }, 'nobody could be told of the newest version')
        socket.terminate()
      })
    },
  )
}

/** Whether whoever listens is still who they were: nothing where they are, and else the code. */
async function whyOver(
  storage: Storage,
  config: StudioConfig,
  request: FastifyRequest,
): Promise<number | undefined> {
  const identity = await identify(storage, config, request)
  if (!identity) return LIVE_CODES.signedOut
  const { projectId = '', role } = request.project ?? {}
  const scope = await enterProject(storage.queries, identity.account, projectId)
  if (!scope) return LIVE_CODES.gone
  return scope.role === role ? undefined : LIVE_CODES.roleChanged
}

/** The first word is the newest version: whoever opened an older one knows it at once. */
async function greet(
  { hub, presence, storage }: Studio,
  project: ProjectScope,
  seat: Seat,
  line: Line,
): Promise<void> {
  const { version } = await readHead(storage.queries, project)
  hub.seen(project, version)
  line.tell({ type: 'document', base: version, version, entries: [] })
  line.tell({ type: 'you', id: seat.id })
  line.tell({ type: 'people', people: presence.peopleIn(project) })
}
