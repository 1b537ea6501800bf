import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isGone, isUnreachable } from '../storage/storage.ts'
import { Refused, problem } from './problem.ts'

const MEDIA = 'application/problem+json; charset=utf-8'

/** Refusals as they stand, bad input field by field, and everything else without its inside. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Refused>((error, request, reply) => {
    if (error instanceof Refused) {
      noteRefusal(request, error.status)
      if (error.retryAfter !== undefined) reply.header('retry-after', error.retryAfter)
      return send(reply, error.status, error.message, error.errors)
    }
    if (error.validation) {
      const errors = error.validation.map(({ instancePath, keyword, params, message }) => ({
        field: fieldOf(instancePath, params),
        // A pattern is for machines.
        message:
          keyword === 'pattern'
            ? 'is not written as it should be.'
            : `${message ?? 'is not right'}.`,
      }))
      noteRefusal(request, 400)
      return send(reply, 400, 'Something that was sent is not right; see the fields.', errors)
    }
    const status = error.statusCode ?? 500
    if (status < 500) noteRefusal(request, status)
    if (status < 500)
      return send(reply, status, SENTENCES[status] ?? 'This could not be understood.')
    if (isGone(error)) {
      request.log.warn({ err: error }, 'something was deleted during a request')
      return send(reply, 404, 'It was deleted meanwhile.')
    }
    request.log.error({ err: error }, 'a request failed')
    if (isUnreachable(error))
      return send(reply, 503, 'The studio can’t reach its database just now. Please try again.')
    const detail = `Something went wrong on our side. It is in the log under ${request.id}.`
    return send(reply, 500, detail)
  })
}

/** What was turned away, by its route: nothing of what was sent. */
function noteRefusal(request: FastifyRequest, status: number): void {
  const { method, ip, routeOptions, identity } = request
  const account = identity?.account.accountId ?? null
  const route = routeOptions.url ?? ''
  request.log.info({ event: 'turned-away', status, method, route, ip, account })
}

const SENTENCES: Readonly<Record<number, string>> = {
  413: 'This is more than can be taken at once.',
  415: 'Please send JSON, with the content type application/json.',
  429: 'Too many requests in a minute. Please wait a moment.',
}

export function send(
  reply: FastifyReply,
  status: number,
  detail: string,
  errors?: Refused['errors'],
): FastifyReply {
  const body = JSON.stringify(problem(status, detail, String(reply.request.id), errors))
  return reply.code(status).type(MEDIA).serializer(String).send(body)
}

/** `/entries/0/label` → `entries.0.label`; a missing or unknown field is named too. */
function fieldOf(pointer: string, params: Readonly<Record<string, unknown>>): string {
  const { missingProperty, additionalProperty } = params
  return [...pointer.split('/').slice(1), missingProperty ?? additionalProperty]
    .filter((part) => part !== undefined)
    .join('.')
}
