import { Type, type Static } from 'typebox'

/** What a member of an answer may hold, and what that is for whoever reads the form. */
export const ERROR_CONTENTS = [
  'status',
  'title',
  'detail',
  'code',
  'requestId',
  'fields',
  'messagesByField',
  'details',
] as const
export type ErrorContent = (typeof ERROR_CONTENTS)[number]

const NAME = '^[A-Za-z][A-Za-z0-9_-]{0,39}$'
const MEMBER = 'a letter, then letters, digits, - and _'

const Member = Type.Object(
  {
    name: Type.String({ title: 'Name', pattern: NAME, description: MEMBER }),
    holds: Type.Enum(ERROR_CONTENTS, {
      title: 'Holds',
      description: 'What stands there.',
    }),
  },
  { title: 'Member', additionalProperties: false },
)

const code = Type.Optional(
  Type.String({
    title: 'Code',
    description: 'What programs tell it apart by: a letter, then letters, digits, and _ . -',
    pattern: '^[A-Za-z][A-Za-z0-9_.-]{0,59}$',
  }),
)
const text = Type.Optional(
  Type.String({ title: 'Text', description: 'What people read.', minLength: 1, maxLength: 200 }),
)

const kind = (title: string, description: string) =>
  Type.Optional(Type.Object({ code, text }, { title, description, additionalProperties: false }))

const kindWithStatus = (title: string, description: string, statuses: readonly [number, number]) =>
  Type.Optional(
    Type.Object(
      {
        status: Type.Optional(
          Type.Enum(statuses, {
            title: 'Status',
            description: 'The number of the answer.',
            default: statuses[0],
          }),
        ),
        code,
        text,
      },
      { title, description, additionalProperties: false },
    ),
  )

/** How the answers of an api look that are not successes. */
export const ErrorSettings = Type.Object(
  {
    /** Members of the answer's body; none for problem details. */
    members: Type.Optional(
      Type.Array(Member, {
        title: 'Members',
        description: 'What an error’s JSON holds. None: problem details, as RFC 9457 has them.',
        maxItems: 10,
        default: [],
      }),
    ),
    /** A member that holds all the others. */
    within: Type.Optional(
      Type.String({
        title: 'Inside',
        description: 'One member around all of them, such as error. Empty for none.',
        pattern: `^$|${NAME}`,
        default: '',
      }),
    ),
    notSignedIn: kind('Not signed in', '401: nobody is signed in.'),
    forbidden: kind('Not allowed', '403: not for this caller.'),
    notFound: kind('Not found', '404: there is no such row or address.'),
    taken: kindWithStatus('Taken', 'A value that must be unique is already there.', [409, 422]),
    conflict: kind('Conflict', '409: it was changed meanwhile, or others refer to it.'),
    invalid: kindWithStatus('Not valid', 'What was sent is not what is asked for.', [400, 422]),
    tooMany: kind('Too many', '429: asked too often.'),
    unavailable: kind('Unavailable', '503: the database can’t be reached.'),
    internal: kind('Internal', '500: something went wrong here.'),
  },
  { title: 'Errors', additionalProperties: false },
)
export type ErrorSettings = Static<typeof ErrorSettings>

/** The kinds of problem that a project may give codes and texts of its own. */
export const PROBLEM_KINDS = [
  'notSignedIn',
  'forbidden',
  'notFound',
  'taken',
  'conflict',
  'invalid',
  'tooMany',
  'unavailable',
  'internal',
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

/** The same, with nothing left open. */
export interface ErrorModel {
  readonly members: readonly { readonly name: string; readonly holds: ErrorContent }[]
  readonly within: string
  readonly kinds: Readonly<
    Record<ProblemKind, { readonly status: number; readonly code: string; readonly text?: string }>
  >
}

const STATUSES: Readonly<Record<ProblemKind, number>> = {
  notSignedIn: 401,
  forbidden: 403,
  notFound: 404,
  taken: 409,
  conflict: 409,
  invalid: 400,
  tooMany: 429,
  unavailable: 503,
  internal: 500,
}

export function errorModelOf(settings: ErrorSettings = {}): ErrorModel {
  const kinds = PROBLEM_KINDS.map((name) => {
    const own: { status?: number; code?: string; text?: string } = settings[name] ?? {}
    return [name, { status: STATUSES[name], code: name, ...own }] as const
  })
  return {
    members: settings.members ?? [],
    within: settings.within ?? '',
    kinds: Object.fromEntries(kinds) as ErrorModel['kinds'],
  }
}
