import { objectSchema, reference, type JsonObject } from './json-schema.ts'

/** What each status means, wherever it is answered. */
const PROBLEMS = {
  400: ['BadRequest', 'The request is not valid; `errors` says which fields.'],
  401: ['Unauthorized', 'The caller is not signed in.'],
  403: ['Forbidden', 'The role does not allow this, or the row is not the caller’s to change.'],
  404: ['NotFound', 'There is no such row, or none that the caller may read.'],
  409: [
    'Conflict',
    'A value is already taken, the row has changed since it was read, or others refer to it.',
  ],
  415: ['UnsupportedMediaType', 'The body is not `application/json`.'],
  429: ['TooManyRequests', 'Too many requests; `retry-after` says when to come back.'],
  503: ['Unavailable', 'The database is busy or cannot be reached. Try again in a moment.'],
} as const

export type ProblemStatus = keyof typeof PROBLEMS

export const PROBLEM_SCHEMA: JsonObject = {
  ...objectSchema(
    {
      type: { type: 'string', examples: ['about:blank'] },
      title: { type: 'string', examples: ['Bad Request'] },
      status: { type: 'integer', examples: [400] },
      detail: { type: 'string', examples: ['The request is not valid.'] },
      requestId: { type: 'string', description: 'Id of the request, as in the log.' },
      errors: {
        type: 'array',
        items: objectSchema({ field: { type: 'string' }, message: { type: 'string' } }, [
          'field',
          'message',
        ]),
      },
    },
    ['type', 'title', 'status', 'detail', 'requestId'],
  ),
  description: 'Problem details, RFC 9457.',
}

/** Answers of an operation that are not successes, by status. */
export function problems(statuses: readonly ProblemStatus[]): JsonObject {
  return Object.fromEntries(
    statuses
      .toSorted()
      .map((status) => [String(status), reference('responses', PROBLEMS[status][0])]),
  )
}

/** The shared answers, those that some operation gives. */
export function problemResponses(used: ReadonlySet<ProblemStatus>): JsonObject {
  return Object.fromEntries(
    Object.entries(PROBLEMS)
      .filter(([status]) => used.has(Number(status) as ProblemStatus))
      .map(([status, [name, description]]) => [
        name,
        {
          description,
          ...(status === '429' && {
            headers: {
              'retry-after': { description: 'Seconds to wait.', schema: { type: 'integer' } },
            },
          }),
          content: { 'application/problem+json': { schema: reference('schemas', 'Http.Problem') } },
        },
      ]),
  )
}
