import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { constraints, type Constraint } from '../database/constraints.ts'
import { constraintOf, failureOf } from '../database/failures.ts'

/** Importing it would load all of Node's HTTP client with it, a tenth of the time to start. */
const { STATUS_CODES } = process.getBuiltinModule('node:http')

export interface FieldError {
  readonly field: string
  readonly message: string
}

/** An answer that is not a success, thrown from anywhere. Sent as problem details (RFC 9457). */
export class Problem extends Error {
  readonly status: number
  readonly errors: readonly FieldError[] | undefined
  /** Seconds, for the header of that name. */
  readonly retryAfter: number | undefined

  constructor(
    status: number,
    detail: string,
    more: { errors?: readonly FieldError[]; retryAfter?: number } = {},
  ) {
    super(detail)
    this.status = status
    this.errors = more.errors?.length === 0 ? undefined : more.errors
    this.retryAfter = more.retryAfter
  }
}

/** Missing, or not for this caller to know of: the answer is the same. */
export function notFound(what: string): Problem {
  return new Problem(404, `There is no such ${what}.`)
}

export function invalid(field: string, message: string): Problem {
  return new Problem(400, 'The request is not valid.', { errors: [{ field, message }] })
}

export function unauthorized(): Problem {
  return new Problem(401, 'Sign in first.')
}

export function forbidden(): Problem {
  return new Problem(403, 'Your role does not allow this.')
}

/** A row that the caller may read, but no more. */
export function notTheirs(what: string): Problem {
  return new Problem(403, `This ${what} is not yours to change.`)
}

export function tooManyRequests(seconds: number): Problem {
  return new Problem(429, `Too many requests. Try again in ${seconds} s.`, { retryAfter: seconds })
}

export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = toProblem(error, request)
    if (problem.status >= 500) request.log.error(error)
    reply.refusal = {
      why: error instanceof Problem ? error.message : error.code,
      fields: problem.errors?.map(({ field }) => field.slice(0, 80)),
    }
    return send(problem, request, reply)
  })
  app.setNotFoundHandler((request, reply) =>
    send(new Problem(404, 'There is nothing at this address.'), request, reply),
  )
}

function toProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (error.validation) {
    const context = error.validationContext ?? 'body'
    const errors = error.validation.map(({ instancePath, message, params }) => ({
      field: fieldOf(context, instancePath, params),
      message: message ?? 'is not valid',
    }))
    return new Problem(400, 'The request is not valid.', { errors })
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new Problem(error.statusCode, error.message)

  switch (failureOf(error)) {
    case 'duplicate':
      return duplicate(error)
    case 'missing':
      return missingTarget(error)
    case 'referred':
      return stillReferredTo(error, request)
    case 'value':
      return notKept(error)
    case 'unavailable':
      return new Problem(503, 'The database is busy or cannot be reached. Try again in a moment.')
    case undefined:
      return new Problem(500, 'Something went wrong here. It has been written to the log.')
  }
}

function constraintIn(error: FastifyError): Partial<Constraint> {
  return constraints[constraintOf(error) ?? ''] ?? {}
}

function duplicate(error: FastifyError): Problem {
  const { fields = [] } = constraintIn(error)
  const [message, detail] =
    fields.length > 1
      ? ['is taken in this combination', 'Another one already has these values.']
      : ['is already taken', 'Another one already has this value.']
  return new Problem(409, detail, { errors: fields.map((field) => ({ field, message })) })
}

function stillReferredTo(error: FastifyError, { user }: FastifyRequest): Problem {
  const { collection, fields = [], readers = [] } = constraintIn(error)
  const meets = [
    'public',
    ...(user
      ? ['signedIn', `role:${user.role}`, ...user.permissions.map((one) => `can:${one}`)]
      : []),
  ]
  const isTold = meets.some((rule) => readers.includes(rule))
  const errors = (isTold ? fields : []).map((field) => ({
    field: `${collection}.${field}`,
    message: 'still refers to it',
  }))
  return new Problem(409, 'It can only be deleted when nothing refers to it.', { errors })
}

function missingTarget(error: FastifyError): Problem {
  const { fields: [field] = [], target = 'row' } = constraintIn(error)
  if (field !== undefined) return invalid(field, `There is no such ${target}.`)
  return new Problem(400, 'It refers to something that is missing.')
}

function notKept(error: FastifyError): Problem {
  const { fields: [field] = [], limits } = constraintIn(error)
  if (field !== undefined && limits !== undefined) return invalid(field, limits)
  return new Problem(400, 'A value is not one that the database can keep.')
}

function fieldOf(context: string, path: string, params: Record<string, unknown>): string {
  const inner = params['missingProperty'] ?? params['additionalProperty']
  const names = path.split('/').slice(1)
  if (typeof inner === 'string') names.push(inner)
  return names.length > 0 ? names.join('.') : context
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message, errors, retryAfter } = problem
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  return reply.code(status).type('application/problem+json').send({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: message,
    requestId: request.id,
    errors,
  })
}
