import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { LogLine } from './log-line.ts'
import { AnyCaller, Sent } from './preview-request.ts'
import { ProjectParams } from './projects.ts'
import { StepPlace } from './step-place.ts'

const happened = {
  /** Milliseconds since the request began. */
  at: Type.Number(),
  /** Null where it did not come to its end: it answered, gave a value or failed. */
  ms: Type.Union([Type.Number(), Type.Null()]),
  /** What it is a part of, as a place in the list. */
  within: Type.Union([Type.Integer(), Type.Null()]),
  failed: Type.Optional(Type.String()),
}

const Step = Type.Object({
  sort: Type.Literal('step'),
  ...StepPlace,
  ...happened,
  /** Counted from 1; of a step that runs often, the first ones and the last. */
  run: Type.Integer(),
  /** The item of the list that its loop was at. */
  each: Type.Optional(Type.Unknown()),
  /** What its name stands for, shortened. */
  value: Type.Optional(Type.Unknown()),
})

export type StepPlace = Pick<Frozen<Static<typeof Step>>, 'node' | 'item' | 'step'>

const Statement = Type.Object({
  sort: Type.Literal('statement'),
  ...happened,
  text: Type.String(),
  values: Type.Array(Type.Unknown()),
  /** Rows that it found or changed. */
  rows: Type.Union([Type.Number(), Type.Null()]),
})

/** One that failed took back what was done in it. */
const Transaction = Type.Object({ sort: Type.Literal('transaction'), ...happened })

/** A request to somebody else’s service. */
const Call = Type.Object({
  sort: Type.Literal('call'),
  ...happened,
  method: Type.String(),
  url: Type.String(),
  status: Type.Union([Type.Number(), Type.Null()]),
})

/** A function of a backend elsewhere, or what another service did for it. */
const Span = Type.Object({
  sort: Type.Literal('span'),
  ...happened,
  name: Type.String(),
  service: Type.String(),
})

/** What happened in a request. */
export const RunMoment = Type.Union([Step, Statement, Transaction, Call, Span])
export type RunMoment = Frozen<Static<typeof RunMoment>>

export const RunSummary = Type.Object({
  /** Counted from 1 in each project, from one start of the studio to the next. */
  id: Type.Integer(),
  /** By which its lines in the log are known. */
  request: Type.String(),
  /** Milliseconds since 1970. */
  began: Type.Number(),
  ms: Type.Number(),
  method: Type.String(),
  /** With its query, without secrets. */
  path: Type.String(),
  status: Type.Number(),
  /** The version of the drawing that answered. */
  version: Type.Integer(),
  /** The route that it came to, with its rule and where that was drawn, in the last of the nodes. */
  route: Type.Union([
    Type.Object({
      name: Type.String(),
      path: Type.String(),
      access: Type.Array(Type.String()),
      field: Type.Union([Type.String(), Type.Null()]),
    }),
    Type.Null(),
  ]),
  /** The nodes that it passed, in order. */
  nodes: Type.Array(Type.String()),
  /** Who called, as the backend knows them. */
  caller: Type.Unknown(),
  /** Why it was refused or broke off, and where in the code and the drawing. */
  failed: Type.Optional(
    Type.Object({
      message: Type.String(),
      file: Type.Optional(Type.String()),
      line: Type.Optional(Type.Integer()),
      node: Type.Optional(Type.String()),
      field: Type.Optional(Type.String()),
    }),
  ),
  /** Whether it was only tried: nothing of it stays in the database. */
  dry: Type.Boolean(),
  /** Whether the studio sent it for itself: to sign somebody in, to make first rows, to compare. */
  byStudio: Type.Boolean(),
  /** How many requests before it were too many to be watched. */
  missed: Type.Integer(),
  /** Of a request to a backend elsewhere, whose trace was brought here. */
  elsewhere: Type.Optional(
    Type.Object({
      service: Type.String(),
      /** Its `service.version`. */
      release: Type.String(),
      /** Whether the version is the very code that answered, and not the one nearest to it. */
      known: Type.Boolean(),
    }),
  ),
})
export type RunSummary = Frozen<Static<typeof RunSummary>>

/** What one request did. Values are shortened, and none is a secret. */
export const Run = Type.Object({
  ...RunSummary.properties,
  body: Type.Unknown(),
  answer: Type.Unknown(),
  /** In the order in which they began. */
  moments: Type.Array(RunMoment),
  /** How many more there were than are kept. */
  left: Type.Integer(),
  logs: Type.Array(LogLine),
  /** Of a list that is empty: how many rows its table has now, whoever may see them. */
  there: Type.Optional(Type.Integer()),
  /** What sends the very same once more; absent where not all of it is known, or not who called. */
  again: Type.Optional(Type.Object({ as: AnyCaller, ...Sent })),
})
export type Run = Frozen<Static<typeof Run>>

const RunList = Type.Object({
  runs: Type.Array(RunSummary),
  /** Of requests to backends elsewhere, how many are not kept any more. */
  left: Type.Integer(),
})

const RunParams = Type.Object(
  {
    ...ProjectParams.properties,
    run: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  },
  { additionalProperties: false },
)

export const runs = {
  listRuns: contract({
    method: 'GET',
    path: '/projects/:project/runs',
    summary: 'The last hundred requests to the preview, and as many from elsewhere',
    permission: 'viewer',
    params: ProjectParams,
    reply: RunList,
  }),
  readRun: contract({
    method: 'GET',
    path: '/projects/:project/runs/:run',
    summary: 'What one request did, step by step',
    permission: 'viewer',
    params: RunParams,
    reply: Run,
  }),
  keepRun: contract({
    method: 'POST',
    path: '/projects/:project/runs/:run/test',
    summary: 'What a request did as a test, for the drawing to keep',
    permission: 'editor',
    params: RunParams,
    body: Type.Object(
      {
        /** As it went over the wire, where it is still known. */
        headers: Type.Optional(
          Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 8000 }), {
            maxProperties: 50,
          }),
        ),
        body: Type.Optional(Type.String({ maxLength: 100_000 })),
        answer: Type.Optional(Type.String({ maxLength: 100_000 })),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({
      /** The api that it belongs to. */
      api: Type.String(),
      /** An entry of its setting `tests`, but for its id. */
      test: Type.Unsafe<Readonly<Record<string, unknown>>>(
        Type.Object({}, { additionalProperties: true }),
      ),
    }),
  }),
  emptyRuns: contract({
    method: 'DELETE',
    path: '/projects/:project/runs',
    summary: 'Forget what requests did',
    permission: 'editor',
    params: ProjectParams,
    reply: RunList,
  }),
}
