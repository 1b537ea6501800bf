import type { ErrorContent, ErrorModel, Told } from '@drawbridge/kinds'
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

const LIST: JsonObject = {
  type: 'array',
  items: objectSchema({ field: { type: 'string' }, message: { type: 'string' } }, [
    'field',
    'message',
  ]),
}

const TOLD = {
  code: { type: 'string', description: 'What programs tell it apart by.' },
  details: { description: 'More of it, for programs.' },
} satisfies Record<Told, JsonObject>

const problemDetails = (told: ReadonlySet<Told>): JsonObject => ({
  ...objectSchema(
    {
      type: { type: 'string', examples: ['about:blank'] },
      title: { type: 'string', examples: ['Bad Request'] },
      status: { type: 'integer', examples: [400] },
      detail: { type: 'string', examples: ['The request is not valid.'] },
      requestId: { type: 'string', description: 'Id of the request, as in the log.' },
      ...(told.has('code') && { code: TOLD.code }),
      errors: LIST,
      ...(told.has('details') && { details: TOLD.details }),
    },
    ['type', 'title', 'status', 'detail', 'requestId'],
  ),
  description: 'Problem details, RFC 9457.',
})

/** The body of an answer that is not a success. */
export function problemSchema(
  { members, within, kinds }: ErrorModel,
  told: ReadonlySet<Told>,
): JsonObject {
  if (members.length === 0) return problemDetails(told)
  const contents: Readonly<Record<ErrorContent, JsonObject>> = {
    status: { type: 'integer', examples: [kinds.invalid.status] },
    title: { type: 'string', examples: ['Bad Request'] },
    detail: { type: 'string', examples: [kinds.invalid.text ?? 'The request is not valid.'] },
    code: { type: 'string', examples: [kinds.invalid.code] },
    requestId: { type: 'string', description: 'Id of the request, as in the log.' },
    fields: LIST,
    messagesByField: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
      examples: [{ email: [kinds.taken.text ?? 'is already taken'] }],
    },
    details: TOLD.details,
  }
  const inner = objectSchema(
    Object.fromEntries(members.map(({ name, holds }) => [name, contents[holds]])),
    members
      .filter(({ holds }) => holds !== 'fields' && holds !== 'details')
      .map(({ name }) => name),
  )
  const body = within === '' ? inner : objectSchema({ [within]: inner }, [within])
  return { ...body, description: 'What went wrong.' }
}

/** Answers of an operation that are not successes, by status. */
export function problems(statuses: readonly ProblemStatus[], { kinds }: ErrorModel): JsonObject {
  const isSplit = kinds.invalid.status !== 400
  const own = statuses.flatMap((status): readonly [number, string][] => [
    // What is still 400 then is a body that is no JSON.
    ...(status === 400 && isSplit && !statuses.includes(415)
      ? []
      : [[status, PROBLEMS[status][0]] as [number, string]]),
    ...(status === 400 && isSplit ? [NOT_VALID] : []),
    ...(status === 409 && kinds.taken.status !== 409 ? [NOT_VALID] : []),
  ])
  return Object.fromEntries(
    own
      .toSorted(([a], [b]) => a - b)
      .map(([status, name]) => [String(status), reference('responses', name)]),
  )
}

const NOT_JSON = 'The body is not JSON.'
const NOT_VALID: [number, string] = [422, 'NotValid']

/** The shared answers, those that some operation gives. */
export function problemResponses(
  used: ReadonlySet<ProblemStatus>,
  { members, kinds }: ErrorModel,
): JsonObject {
  const media = members.length === 0 ? 'application/problem+json' : 'application/json'
  const hasOwn =
    (used.has(400) && kinds.invalid.status !== 400) || (used.has(409) && kinds.taken.status !== 409)
  const response = (description: string, headers?: JsonObject): JsonObject => ({
    description,
    ...(headers && { headers }),
    content: { [media]: { schema: reference('schemas', 'Http.Problem') } },
  })
  const shared = Object.entries(PROBLEMS)
    .filter(([status]) => used.has(Number(status) as ProblemStatus))
    .map(([status, [name, description]]) => [
      name,
      response(
        status === '400' && kinds.invalid.status !== 400 ? NOT_JSON : description,
        status === '429' ? RETRY_AFTER : undefined,
      ),
    ])
  return {
    ...Object.fromEntries(shared),
    ...(hasOwn && { [NOT_VALID[1]]: response('What was sent is not valid; the answer says why.') }),
  }
}

const RETRY_AFTER: JsonObject = {
  'retry-after': { description: 'Seconds to wait.', schema: { type: 'integer' } },
}
