import { createServer, type RequestListener, type Server } from 'node:http'
import { NotRunning } from '@drawbridge/preview'
import type { PreviewHost } from './preview-host.ts'

/** `p3f…9a.localhost:3000`: an origin of its own, so that no page of a backend is one of the studio. */
const PREVIEW_HOST = /^(p[0-9a-f]{32})\.localhost(?::\d+)?$/

/** Whoever sends slowly does not hold a connection for long. */
export const TIMEOUTS = { headersTimeout: 20_000, requestTimeout: 60_000 }

const FAILED = 'This backend could not be reached. The log of the studio says why.\n'

/** A server that takes requests to previews aside before the studio sees them. */
export function serveBoth(
  studio: RequestListener,
  host: () => PreviewHost,
  report: (error: unknown) => void,
): Server {
  return createServer(TIMEOUTS, (request, response) => {
    const id = PREVIEW_HOST.exec(request.headers.host ?? '')?.[1]
    if (id === undefined) return studio(request, response)
    host()
      .previews.forward(id, request, response, isNotOurs)
      .catch((error: unknown) => {
        const stopped = error instanceof NotRunning
        if (!stopped) report(error)
        if (response.headersSent) return response.destroy()
        response.writeHead(stopped ? 503 : 502, { 'content-type': 'text/plain; charset=utf-8' })
        response.end(stopped ? 'This backend is not running. Press Run in the studio.\n' : FAILED)
      })
  })
}

function isNotOurs(cookie: string): boolean {
  return !/^(__Host-)?drawbridge/.test(cookie)
}
