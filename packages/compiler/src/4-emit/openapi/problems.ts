import {
  type ErrorContent,
  type ErrorModel,
  type Told,
  objectSchema,
  reference,
  type JsonObject,
} from '@drawbridge/kinds'

/** What each status means, wherever it is answered. */
const PROBLEMS: Readonly<Record<number, readonly [string, string]>> = {
  400: ['BadRequest', 'The request is not valid; `errors` says which fields.'],
  401: ['Unauthorized', 'The caller is not signed in.'],
  403: ['Forbidden', 'The role does not allow this, or the row is not the caller’s to change.'],
  404: ['NotFound', 'There is no such row, or none that the caller may read.'],
  409: [
    'Conflict',
    'A value is already taken, the row has changed since it was read, or others refer to it.',
  ],
  413: ['TooLarge', 'The body is too large.'],
  415: ['UnsupportedMediaType', 'The body is not `application/json`.'],
  422: ['NotValid', 'What was sent is not valid; the answer says why.'],
  429: ['TooManyRequests', 'Too many requests; `retry-after` says when to come back.'],
  502: ['OutsideFailed', 'Another service, which this needs, has failed.'],
  503: ['Unavailable', 'The database is busy or cannot be reached. Try again in a moment.'],
  504: ['OutsideSilent', 'Another service, which this needs, did not answer in time.'],
}

/** What a status is called, and what it means: of the others only whoever drew them knows. */
const meaningOf = (status: number): readonly [string, string] =>
  PROBLEMS[status] ?? [`Problem${status}`, 'It can’t be done; the answer says why.']

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
export function problems(statuses: readonly number[], { kinds }: ErrorModel): JsonObject {
  const own = statuses.flatMap((status): readonly number[] => {
    // What is still 400 where what is not valid has another status is a body that is no JSON.
    if (status === 400 && kinds.invalid.status !== 400)
      return statuses.includes(415) ? [400, NOT_VALID] : [NOT_VALID]
    return status === 409 && kinds.taken.status !== 409 ? [409, NOT_VALID] : [status]
  })
  return Object.fromEntries(
    [...new Set(own)]
      .toSorted((a, b) => a - b)
      .map((status) => [String(status), reference('responses', meaningOf(status)[0])]),
  )
}

const NOT_JSON = 'The body is not JSON.'
const NOT_VALID = 422

/** The shared answers, those that some operation gives. */
export function problemResponses(
  used: ReadonlySet<number>,
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
  const shared = [...new Set([...used, ...(hasOwn ? [NOT_VALID] : [])])]
    .toSorted((a, b) => a - b)
    .map((status): readonly [string, JsonObject] => {
      const [name, description] = meaningOf(status)
      const says = status === 400 && kinds.invalid.status !== 400 ? NOT_JSON : description
      return [name, response(says, status === 429 ? RETRY_AFTER : undefined)]
    })
  return Object.fromEntries(shared)
}

const RETRY_AFTER: JsonObject = {
  'retry-after': { description: 'Seconds to wait.', schema: { type: 'integer' } },
}
