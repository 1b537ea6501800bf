import type { ErrorContent, ErrorModel, Told } from '@drawbridge/kinds'
import { code, commas, key, name, type Code } from '@drawbridge/source'

/** What the emitted file of errors has of the shape. */
export interface Answer {
  readonly imports: Code | false
  /** Completes what the class says of itself. */
  readonly sentence: string
  /** Whether problems carry a code: each of them, or those to which somebody gave one. */
  readonly code: 'all' | 'some' | 'none'
  readonly hasDetails: boolean
  /** Statements of `send`. */
  readonly body: Code
  readonly helper: Code | false
}

const RETRY = code`if (retryAfter !== undefined) reply.header('retry-after', retryAfter)`

const STATUS_CODES = code`
  /** Importing it would load all of Node's HTTP client with it, a tenth of the time to start. */
  const { STATUS_CODES } = process.getBuiltinModule('node:http')`

function problemDetails(told: ReadonlySet<Told>): Answer {
  const [hasCode, hasDetails] = [told.has('code'), told.has('details')]
  const more = [hasCode && 'code', 'errors', hasDetails && 'details'].filter((one) => one !== false)
  return {
    imports: STATUS_CODES,
    sentence: 'Sent as problem details (RFC 9457).',
    code: hasCode ? 'some' : 'none',
    hasDetails,
    body: code`
      const { ${commas(['status', 'message', ...more, 'retryAfter'].map(name))} } = problem
      ${RETRY}
      return reply.code(status).type('application/problem+json').send({
        type: 'about:blank',
        title: STATUS_CODES[status],
        status,
        detail: message,
        requestId: request.id,
        ${more.map((one) => code`${name(one)},`)}
      })`,
    helper: false,
  }
}

export function answerOf({ members, within }: ErrorModel, told: ReadonlySet<Told>): Answer {
  if (members.length === 0) return problemDetails(told)
  const holds = new Set(members.map((one) => one.holds))
  const hasCode = holds.has('code') || holds.has('messagesByField')
  const byField = holds.has('messagesByField')
  const hasDetails = holds.has('details')
  const content = code`{
    ${members.map(member)}
  }`
  const needed = [
    'status',
    ...(byField || holds.has('detail') ? ['message'] : []),
    ...(hasCode ? ['code'] : []),
    ...(!byField && holds.has('fields') ? ['errors'] : []),
    ...(hasDetails ? ['details'] : []),
  ].map(name)
  const filled = byField && code`errors = [{ field: code, message }], `
  return {
    imports: holds.has('title') && STATUS_CODES,
    sentence: '',
    code: hasCode ? 'all' : told.has('code') ? 'some' : 'none',
    hasDetails: hasDetails || told.has('details'),
    body: code`
      const { ${commas(needed)}, ${filled}retryAfter } = problem
      ${RETRY}
      return reply.code(status).send(${within === '' ? content : code`{ ${key(within)}: ${content} }`})`,
    helper: byField && MESSAGES_BY_FIELD,
  }
}

/** `status` where it is called as what it holds. */
function member({ name: called, holds }: ErrorModel['members'][number]): Code {
  const isShort = called === SHORT[holds]
  return isShort ? code`${name(called)},` : code`${key(called)}: ${VALUES[holds]},`
}

const SHORT: Readonly<Partial<Record<ErrorContent, string>>> = {
  status: 'status',
  detail: 'message',
  code: 'code',
  fields: 'errors',
  details: 'details',
}

const VALUES: Readonly<Record<ErrorContent, Code>> = {
  status: code`status`,
  title: code`STATUS_CODES[status]`,
  detail: code`message`,
  code: code`code`,
  requestId: code`request.id`,
  fields: code`errors`,
  messagesByField: code`messagesByField(errors)`,
  details: code`details`,
}

const MESSAGES_BY_FIELD = code`
  /** \`{ "email": ["is already taken"] }\` */
  function messagesByField(errors: readonly FieldError[]): Readonly<Record<string, readonly string[]>> {
    const byField = Map.groupBy(errors, ({ field }) => field)
    return Object.fromEntries(
      [...byField].map(([field, all]) => [field, all.map(({ message }) => message)]),
    )
  }`
