import { Type, type Static } from 'typebox'
import { DiagnosticSchema, Time } from './common.ts'
import { contract, FileReply } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams as params } from './projects.ts'

export const CodeFile = Type.Object({
  path: Type.String(),
  text: Type.String(),
  /** Lines `from` to `to` (1-based, inclusive) come from this node, and field of it. */
  origins: Type.Array(
    Type.Object({
      from: Type.Integer(),
      to: Type.Integer(),
      node: Type.String(),
      field: Type.Optional(Type.String()),
    }),
  ),
  /** Against the last generation, or the drawing as it is; a removed file has no text. */
  status: Type.Enum(['added', 'changed', 'same', 'removed'] as const),
  /** What was there, where that is another text. */
  before: Type.Optional(Type.String()),
})
export type CodeFile = Frozen<Static<typeof CodeFile>>

export const Generation = Type.Object({
  number: Type.Integer(),
  version: Type.Integer(),
  when: Time,
})
export type Generation = Frozen<Static<typeof Generation>>

/** One thing that somebody meant, and what became of the code by it. */
export const Intent = Type.Object({
  sentences: Type.Array(Type.String()),
  files: Type.Array(
    Type.Object({ path: Type.String(), added: Type.Integer(), removed: Type.Integer() }),
  ),
})
export type Intent = Frozen<Static<typeof Intent>>

export const Preflight = Type.Object({
  title: Type.String(),
  state: Type.Enum(['ok', 'todo', 'problem'] as const),
  detail: Type.String(),
  /** Of the problem that it is: many of one code come from one mistake. */
  code: Type.Optional(Type.String()),
  node: Type.Optional(Type.String()),
  /** A secret of another service, which the preview can be given as well. */
  secret: Type.Optional(Type.String()),
})
export type Preflight = Frozen<Static<typeof Preflight>>

/** What is tried on the code itself, in this order. */
export const QUICK_TRIALS = ['types', 'migrations', 'statements', 'start'] as const
/** What is tried on code that nobody has drawn themselves: its own tests, and everybody at every endpoint. */
export const TRIALS = [...QUICK_TRIALS, 'tests', 'access'] as const

/** What is wrong with the code, and where: in the drawing, and in the file. */
export const Finding = Type.Intersect([
  DiagnosticSchema,
  Type.Object({ file: Type.Optional(Type.String()), line: Type.Optional(Type.Integer()) }),
])
export type Finding = Frozen<Static<typeof Finding>>

export const Trial = Type.Object({
  name: Type.Enum(TRIALS),
  /** `skipped`: there is nothing here to try it on. */
  state: Type.Enum(['waiting', 'running', 'ok', 'problem', 'skipped'] as const),
  detail: Type.String(),
  ms: Type.Integer(),
  findings: Type.Array(Finding),
})
export type Trial = Frozen<Static<typeof Trial>>

/** How the code of one version holds: seen by TypeScript, by a database, and running. */
export const Verification = Type.Object({
  version: Type.Integer(),
  state: Type.Enum(['running', 'ok', 'problem'] as const),
  trials: Type.Array(Trial),
})
export type Verification = Frozen<Static<typeof Verification>>

/** A place in a text: lines count from 1, columns from 0. */
const Spot = Type.Object({
  line: Type.Integer({ minimum: 1, maximum: 100_000 }),
  column: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
})

export const CodeQuestion = Type.Object(
  {
    node: Type.String({ maxLength: 200 }),
    /** JSON pointer of the code inside the part. */
    field: Type.String({ maxLength: 500 }),
    /** As it stands in the editor, saved or not. */
    source: Type.String({ maxLength: 200_000 }),
    /** Where completions are wanted; else errors are. */
    at: Type.Optional(Spot),
  },
  { additionalProperties: false },
)
export type CodeQuestion = Frozen<Static<typeof CodeQuestion>>

export const CodeAdvice = Type.Object({
  /** Why nothing can be said now, for a person. */
  silent: Type.Union([Type.String(), Type.Null()]),
  errors: Type.Array(
    Type.Object({
      from: Spot,
      to: Spot,
      message: Type.String(),
      severity: Type.Enum(['error', 'warning'] as const),
    }),
  ),
  completions: Type.Array(Type.Object({ label: Type.String(), kind: Type.String() })),
})
export type CodeAdvice = Frozen<Static<typeof CodeAdvice>>

export const code = {
  readCode: contract({
    method: 'GET',
    path: '/projects/:project/code',
    summary: 'The repository that the drawing gives, and what changed since the last generation',
    permission: 'viewer',
    params,
    reply: Type.Object({
      version: Type.Integer(),
      /** Empty while the drawing has errors. */
      files: Type.Array(CodeFile),
      generation: Type.Union([Generation, Type.Null()]),
    }),
  }),
  readIntents: contract({
    method: 'GET',
    path: '/projects/:project/code/intents',
    summary: 'What was meant since the last generation, and the lines of code that it changed',
    permission: 'viewer',
    params,
    reply: Type.Object({
      version: Type.Integer(),
      /** Empty while the drawing has errors, and before the first generation. */
      intents: Type.Array(Intent),
    }),
  }),
  generateCode: contract({
    method: 'POST',
    path: '/projects/:project/generate',
    summary: 'Write the repository: what to check first and the commands that run it',
    permission: 'editor',
    params,
    reply: Type.Object({
      generation: Type.Union([Generation, Type.Null()]),
      preflight: Type.Array(Preflight),
      commands: Type.Array(Type.String()),
    }),
  }),
  verifyCode: contract({
    method: 'POST',
    path: '/projects/:project/verify',
    summary: 'Try the code itself: types, migrations, statements and the start',
    permission: 'editor',
    params,
    reply: Verification,
  }),
  adviseCode: contract({
    method: 'POST',
    path: '/projects/:project/code/advice',
    summary: 'What TypeScript says of code that is being typed, and how it may go on',
    permission: 'editor',
    params,
    body: CodeQuestion,
    reply: CodeAdvice,
  }),
  readVerification: contract({
    method: 'GET',
    path: '/projects/:project/verification',
    summary: 'How the last verification went, or goes',
    permission: 'viewer',
    params,
    reply: Type.Object({ verification: Type.Union([Verification, Type.Null()]) }),
  }),
  downloadCode: contract({
    method: 'GET',
    path: '/projects/:project/code.zip',
    summary: 'The repository, as a zip',
    permission: 'viewer',
    params,
    reply: FileReply,
    media: 'application/zip',
  }),
} as const
