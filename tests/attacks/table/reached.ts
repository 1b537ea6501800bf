import { subscribe } from 'node:diagnostics_channel'

interface Told {
  readonly route: { readonly url: string }
  readonly request: { readonly method: string }
}

let reached: readonly string[] = []

// Fastify tells of a request once it is past every check, and before what answers it.
subscribe('tracing:fastify.request.handler:start', (message) => {
  const { route, request } = message as Told
  reached = [...reached, `${request.method} ${route.url}`]
})

/** What a call is answered, and the addresses of the functions that it got to, past every check. */
export async function reaching<Answer>(
  call: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly reached: readonly string[] }> {
  reached = []
  const answer = await call()
  return { answer, reached }
}
