import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { Comparison, Everybody } from './everybody.ts'
import { LogLine } from './log-line.ts'
import { AnyCaller, PreviewRequest } from './preview-request.ts'
import { ProjectParams as params } from './projects.ts'
import { Run } from './runs.ts'
import { StepPlace } from './step-place.ts'

const closed = { additionalProperties: false } as const

export const PREVIEW_STATES = ['stopped', 'starting', 'running', 'applying', 'problem'] as const
export type PreviewStateName = (typeof PREVIEW_STATES)[number]

export const PreviewState = Type.Object({
  state: Type.Enum(PREVIEW_STATES),
  /** The version of the drawing that answers now. */
  version: Type.Union([Type.Integer(), Type.Null()]),
  /** Where a browser or a program reaches it. */
  url: Type.Union([Type.String(), Type.Null()]),
  isolation: Type.Object({
    /** 3 isolated, 2 fenced, 1 seat belt. */
    level: Type.Integer({ minimum: 0, maximum: 3 }),
    sentence: Type.String(),
  }),
  /** What it runs on: the embedded SQLite, or the project's own at an address. */
  database: Type.Object({
    dialect: Type.Enum(['sqlite', 'mysql', 'postgres'] as const),
    /** Without user and password, which nobody is told again. */
    address: Type.Union([Type.String(), Type.Null()]),
  }),
  /** Why it does not run, for a person. */
  problem: Type.Union([
    Type.Object({
      message: Type.String(),
      node: Type.Optional(Type.String()),
      /** What the newest version would take from the rows: it waits for consent. */
      losses: Type.Optional(Type.Array(Type.String())),
    }),
    Type.Null(),
  ]),
  /** Of one that is held at breakpoints: where it is held now. */
  debug: Type.Optional(
    Type.Object({
      paused: Type.Union([
        Type.Object({
          ...StepPlace,
          /** What is known there, shortened and without secrets. */
          values: Type.Record(Type.String(), Type.Unknown()),
          /** When it goes on by itself, in milliseconds since 1970. */
          until: Type.Number(),
        }),
        Type.Null(),
      ]),
    }),
  ),
  logs: Type.Array(LogLine),
})
export type PreviewState = Frozen<Static<typeof PreviewState>>

export const PreviewAnswer = Type.Object({
  status: Type.Integer(),
  headers: Type.Record(Type.String(), Type.String()),
  body: Type.String(),
  ms: Type.Number(),
  /** What it did; null where the backend did not tell. */
  run: Type.Union([Run, Type.Null()]),
})
export type PreviewAnswer = Frozen<Static<typeof PreviewAnswer>>

/** `mysql://user:password@host:3306/database` */
const Address = Type.Object({ address: Type.String({ minLength: 1, maxLength: 1000 }) }, closed)

export const previews = {
  readPreview: contract({
    method: 'GET',
    path: '/projects/:project/preview',
    summary: 'Whether it runs, where, and what it says',
    permission: 'viewer',
    params,
    reply: PreviewState,
  }),
  startPreview: contract({
    method: 'POST',
    path: '/projects/:project/preview/start',
    summary: 'Run the drawing',
    permission: 'editor',
    params,
    query: Type.Object(
      {
        acceptLosses: Type.Optional(Type.Boolean()),
        /** Run it although it was drawn elsewhere; said once. */
        trusted: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
    reply: PreviewState,
  }),
  stopPreview: contract({
    method: 'POST',
    path: '/projects/:project/preview/stop',
    summary: 'Stop it; its rows stay',
    permission: 'editor',
    params,
    reply: PreviewState,
  }),
  tryPreviewDatabase: contract({
    method: 'POST',
    path: '/projects/:project/preview/database/try',
    summary: 'Sign in to a database, to see whether it can be used',
    permission: 'owner',
    params,
    body: Address,
  }),
  setPreviewDatabase: contract({
    method: 'POST',
    path: '/projects/:project/preview/database',
    summary: 'Run the preview on a database of the project’s own',
    permission: 'owner',
    params,
    body: Address,
    reply: PreviewState,
  }),
  clearPreviewDatabase: contract({
    method: 'DELETE',
    path: '/projects/:project/preview/database',
    summary: 'Run the preview on the embedded database again; the other one is left as it is',
    permission: 'owner',
    params,
    reply: PreviewState,
  }),
  debugPreview: contract({
    method: 'POST',
    path: '/projects/:project/preview/breakpoints',
    summary: 'Hold requests at these steps; with null, run it as always again',
    permission: 'editor',
    params,
    body: Type.Object(
      {
        steps: Type.Union([
          Type.Array(Type.Object(StepPlace, closed), { maxItems: 100 }),
          Type.Null(),
        ]),
      },
      closed,
    ),
  }),
  goOnPreview: contract({
    method: 'POST',
    path: '/projects/:project/preview/breakpoints/pass',
    summary: 'Let the request that is held go on, to its next step or to a breakpoint',
    permission: 'editor',
    params,
    body: Type.Object({ to: Type.Enum(['next', 'breakpoint'] as const) }, closed),
  }),
  callPreview: contract({
    method: 'POST',
    path: '/projects/:project/preview/requests',
    summary: 'Call the running backend as nobody or as somebody',
    permission: 'editor',
    params,
    body: PreviewRequest,
    reply: PreviewAnswer,
  }),
  comparePreview: contract({
    method: 'POST',
    path: '/projects/:project/preview/comparisons',
    summary: 'Make one request as each of several, and take back what it wrote',
    permission: 'editor',
    params,
    body: Everybody,
    reply: Type.Object({ answers: Type.Array(Comparison) }),
  }),
  readTestAccount: contract({
    method: 'POST',
    path: '/projects/:project/preview/accounts',
    summary:
      'What somebody that it is tried as signs in with; the account is made where it is missing',
    permission: 'editor',
    params,
    body: Type.Object({ as: AnyCaller }, closed),
    reply: Type.Object({
      identifier: Type.String(),
      password: Type.String(),
      /** What their authenticator app shows now; null where none was set up from here. */
      code: Type.Union([Type.String(), Type.Null()]),
    }),
  }),
  resetPreview: contract({
    method: 'DELETE',
    path: '/projects/:project/preview/rows',
    summary: 'Empty its database and begin again with the sample rows',
    permission: 'editor',
    params,
    reply: PreviewState,
  }),
} as const
