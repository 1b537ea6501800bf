import { errorsOf, toldOf, type ErrorModel, type Model } from '@drawbridge/kinds'
import { code, doc, lit, ref, template, templateOf, typeRef, type Code } from '@drawbridge/source'
import { answerOf } from './error-shape.ts'

const FastifyError = typeRef('FastifyError', 'fastify')
const FastifyInstance = typeRef('FastifyInstance', 'fastify')
const FastifyReply = typeRef('FastifyReply', 'fastify')
const FastifyRequest = typeRef('FastifyRequest', 'fastify')
const constraints = ref('constraints', 'src/database/constraints.ts')
const Constraint = typeRef('Constraint', 'src/database/constraints.ts')
const constraintOf = ref('constraintOf', 'src/database/failures.ts')
const failureOf = ref('failureOf', 'src/database/failures.ts')

/** `src/http/errors.ts`: every answer that is not a success, in the one shape that the api gives them. */
export function errorsFile(model: Model): Code {
  const errors = errorsOf(model)
  const answer = answerOf(errors, toldOf(model))
  const { kinds } = errors
  const said = (kind: keyof ErrorModel['kinds'], otherwise: string): Code =>
    lit(kinds[kind].text ?? otherwise)
  /** A sentence that names what it is about, unless the project has one of its own. */
  const about = (
    kind: keyof ErrorModel['kinds'],
    before: string,
    it: Code,
    after: string,
  ): Code => {
    const { text } = kinds[kind]
    return text === undefined ? templateOf([before, it, after]) : lit(text)
  }
  const what = code`what`
  const named = (kind: 'notFound' | 'forbidden' | 'conflict') =>
    kinds[kind].text === undefined ? code`what: string` : code`_what: string`
  const invalid = lit(kinds.invalid.status)
  const taken = lit(kinds.taken.status)
  const notValid = said('invalid', 'The request is not valid.')
  const hasCode = answer.code !== 'none'
  const takenCode = answer.code === 'all' && kinds.taken.code !== codeAt(errors, kinds.taken.status)

  return code`
    ${answer.imports}

    export interface FieldError {
      readonly field: string
      readonly message: string
    }

    ${doc(`An answer that is not a success, thrown from anywhere. ${answer.sentence}`)}
    export class Problem extends Error {
      readonly status: number
      ${hasCode && code`/** What programs tell it apart by. */\nreadonly code: string${answer.code === 'some' && code` | undefined`}`}
      readonly errors: readonly FieldError[] | undefined
      ${answer.hasDetails && code`/** More of it, for programs. */\nreadonly details: unknown`}
      /** Seconds, for the header of that name. */
      readonly retryAfter: number | undefined

      constructor(
        status: number,
        detail: string,
        more: { ${hasCode && code`code?: string; `}errors?: readonly FieldError[]; ${answer.hasDetails && code`details?: unknown; `}retryAfter?: number } = {},
      ) {
        super(detail)
        this.status = status
        ${hasCode && code`this.code = more.code${answer.code === 'all' && code` ?? CODES[status] ?? 'refused'`}`}
        this.errors = more.errors?.length === 0 ? undefined : more.errors
        ${answer.hasDetails && code`this.details = more.details`}
        this.retryAfter = more.retryAfter
      }
    }

    ${answer.code === 'all' && codes(errors)}

    /** Missing, or not for this caller to know of: the answer is the same. */
    export function notFound(${named('notFound')}): Problem {
      return new Problem(404, ${about('notFound', 'There is no such ', what, '.')})
    }

    export function invalid(field: string, message: string): Problem {
      return new Problem(${invalid}, ${notValid}, { errors: [{ field, message }] })
    }

    export function unauthorized(): Problem {
      return new Problem(401, ${said('notSignedIn', 'Sign in first.')})
    }

    export function forbidden(): Problem {
      return new Problem(403, ${said('forbidden', 'Your role does not allow this.')})
    }

    /** A row that the caller may read, but no more. */
    export function notTheirs(${named('forbidden')}): Problem {
      return new Problem(403, ${about('forbidden', 'This ', what, ' is not yours to change.')})
    }

    export function tooManyRequests(seconds: number): Problem {
      return new Problem(429, ${about('tooMany', 'Too many requests. Try again in ', code`seconds`, ' s.')}, { retryAfter: seconds })
    }

    export function stale(${named('conflict')}): Problem {
      return new Problem(409, ${about('conflict', 'The ', what, ' has changed since you read it. Read it again, then retry.')})
    }

    export function handleErrors(app: ${FastifyInstance}): void {
      app.setErrorHandler<${FastifyError}>((error, request, reply) => {
        const problem = toProblem(error${model.auth && code`, request`})
        if (problem.status >= 500) request.log.error(error)
        reply.refusal = {
          why: error instanceof Problem ? error.message : error.code,
          fields: problem.errors?.map(({ field }) => field.slice(0, 80)),
        }
        return send(problem, request, reply)
      })
      app.setNotFoundHandler((request, reply) =>
        send(new Problem(404, ${said('notFound', 'There is nothing at this address.')}), request, reply),
      )
    }

    function toProblem(error: ${FastifyError}${model.auth && code`, request: ${FastifyRequest}`}): Problem {
      if (error instanceof Problem) return error
      if (error.validation) {
        const context = error.validationContext ?? 'body'
        const errors = error.validation.map(({ instancePath, message, params }) => ({
          field: fieldOf(context, instancePath, params),
          message: message ?? 'is not valid',
        }))
        return new Problem(${invalid}, ${notValid}, { errors })
      }
      if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
        return new Problem(error.statusCode, error.message)

      ${hasTimeout(model) && LATE}

      switch (${failureOf}(error)) {
        case 'duplicate':
          return duplicate(error)
        case 'missing':
          return missingTarget(error)
        case 'referred':
          return stillReferredTo(error${model.auth && code`, request`})
        case 'value':
          return notKept(error)
        case 'unavailable':
          return new Problem(503, ${said('unavailable', 'The database is busy or cannot be reached. Try again in a moment.')})
        case undefined:
          return new Problem(500, ${said('internal', 'Something went wrong here. It has been written to the log.')})
      }
    }

    function constraintIn(error: ${FastifyError}): Partial<${Constraint}> {
      return ${constraints}[${constraintOf}(error) ?? ''] ?? {}
    }

    ${duplicate(kinds.taken.text, taken, takenCode && lit(kinds.taken.code))}

    function stillReferredTo(error: ${FastifyError}${model.auth && code`, { user }: ${FastifyRequest}`}): Problem {
      const { collection, fields = [], readers = [] } = constraintIn(error)
      ${model.auth && code`const meets = ['public', ...(user ? ['signedIn', \`role:\${user.role}\`${model.auth.settings.permissions.length > 0 && code`, ...user.permissions.map((one) => \`can:\${one}\`)`}] : [])]`}
      const isTold = ${model.auth === undefined ? code`readers.includes('public')` : code`meets.some((rule) => readers.includes(rule))`}
      const errors = (isTold ? fields : []).map((field) => ({
        field: ${template`${code`collection`}.${code`field`}`},
        message: 'still refers to it',
      }))
      return new Problem(409, ${said('conflict', 'It can only be deleted when nothing refers to it.')}, { errors })
    }

    function missingTarget(error: ${FastifyError}): Problem {
      const { fields: [field] = [], target = 'row' } = constraintIn(error)
      if (field !== undefined) return invalid(field, ${template`There is no such ${code`target`}.`})
      return new Problem(${invalid}, 'It refers to something that is missing.')
    }

    function notKept(error: ${FastifyError}): Problem {
      const { fields: [field] = [], limits } = constraintIn(error)
      if (field !== undefined && limits !== undefined) return invalid(field, limits)
      return new Problem(${invalid}, 'A value is not one that the database can keep.')
    }

    function fieldOf(context: string, path: string, params: Record<string, unknown>): string {
      const inner = params['missingProperty'] ?? params['additionalProperty']
      const names = path.split('/').slice(1)
      if (typeof inner === 'string') names.push(inner)
      return names.length > 0 ? names.join('.') : context
    }

    function send(problem: Problem, request: ${FastifyRequest}, reply: ${FastifyReply}): ${FastifyReply} {
      ${answer.body}
    }

    ${answer.helper}`
}

const hasTimeout = ({ apis }: Model): boolean =>
  apis.some(({ settings }) => settings.timeoutSeconds !== undefined)

const LATE = code`
  if (error.code === 'FST_ERR_HANDLER_TIMEOUT')
    return new Problem(503, 'This takes too long. Try again later.')`

const codeAt = ({ kinds }: ErrorModel, status: number): string | undefined =>
  Object.entries(kinds).find(([kind, one]) => kind !== 'taken' && one.status === status)?.[1].code

/** By status, where whoever throws says nothing nearer. */
function codes(errors: ErrorModel): Code {
  const { invalid, taken: _, ...others } = errors.kinds
  const rows = [{ ...invalid, status: 400 }, ...Object.values(others)]
  if (invalid.status !== 400) rows.push(invalid)
  return code`
    /** What programs tell problems apart by, where nothing nearer is said. */
    const CODES: Readonly<Record<number, string>> = {
      ${rows
        .toSorted((a, b) => a.status - b.status)
        .map((one) => code`${lit(one.status)}: ${lit(one.code)},`)}
    }`
}

/** A value that must be unique is there already. */
function duplicate(own: string | undefined, status: Code, takenCode: Code | false): Code {
  const more = (errors: Code): Code =>
    takenCode === false ? code`{ errors${errors} }` : code`{ code: ${takenCode}, errors${errors} }`
  if (own !== undefined)
    return code`
      function duplicate(error: ${FastifyError}): Problem {
        const { fields = [] } = constraintIn(error)
        const errors = fields.map((field) => ({ field, message: ${lit(own)} }))
        return new Problem(${status}, 'Another one already has this value.', ${more(code``)})
      }`
  return code`
    function duplicate(error: ${FastifyError}): Problem {
      const { fields = [] } = constraintIn(error)
      const [message, detail] =
        fields.length > 1
          ? ['is taken in this combination', 'Another one already has these values.']
          : ['is already taken', 'Another one already has this value.']
      return new Problem(${status}, detail, ${more(code`: fields.map((field) => ({ field, message }))`)})
    }`
}
