import { subscribe } from 'node:diagnostics_channel'

let reached: readonly string[] = []

// Fastify tells of a request once it is past every check, and before what answers it.
subscribe('tracing:fastify.request.handler:start', (message) => {
  const { route } = message as { readonly route: { readonly url: string } }
  reached = [...reached, route.url]
})

/** What a call is answered, and the paths of the functions that it got to, past every check. */
export async function reaching<Answer>(
  call: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly reached: readonly string[] }> {
  reached = []
  const answer = await call()
  return { answer, reached }
}
