import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { LogLine } from './log-line.ts'
import { ProjectParams } from './projects.ts'

/** Where a step stands in the drawing. */
export const StepPlace = {
  node: Type.String({ maxLength: 200 }),
  /** The endpoint or event; null in a part that is a flow. */
  item: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
  step: Type.String({ maxLength: 200 }),
}

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

/** What happened in a request. */
export const RunPart = Type.Union([Step, Statement, Transaction, Call])
export type RunPart = Frozen<Static<typeof RunPart>>

const RunSummary = Type.Object({
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
  /** How many requests before it were too many to be watched. */
  missed: Type.Integer(),
})
export type RunSummary = Frozen<Static<typeof RunSummary>>

/** What one request did. Values are shortened, and none is a secret. */
export const Run = Type.Object({
  ...RunSummary.properties,
  body: Type.Unknown(),
  answer: Type.Unknown(),
  /** In the order in which they began. */
  happenings: Type.Array(RunPart),
  /** How many more there were than are kept. */
  left: Type.Integer(),
  logs: Type.Array(LogLine),
  /** Of a list that is empty: how many rows its table has now, whoever may see them. */
  there: Type.Optional(Type.Integer()),
})
export type Run = Frozen<Static<typeof Run>>

export const runs = {
  listRuns: contract({
    method: 'GET',
    path: '/projects/:project/runs',
    summary: 'The last hundred requests to the preview',
    permission: 'project',
    params: ProjectParams,
    reply: Type.Object({ runs: Type.Array(RunSummary) }),
  }),
  readRun: contract({
    method: 'GET',
    path: '/projects/:project/runs/:run',
    summary: 'What one request did, step by step',
    permission: 'project',
    params: Type.Object(
      {
        ...ProjectParams.properties,
        run: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
      },
      { additionalProperties: false },
    ),
    reply: Run,
  }),
  emptyRuns: contract({
    method: 'DELETE',
    path: '/projects/:project/runs',
    summary: 'Forget what requests did',
    permission: 'project',
    params: ProjectParams,
    reply: Type.Object({ runs: Type.Array(RunSummary) }),
  }),
}
