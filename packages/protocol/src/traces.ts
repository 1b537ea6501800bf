import { Type } from 'typebox'
import { contract } from './contract.ts'
import { ProjectParams } from './projects.ts'
import { RunSummary } from './runs.ts'

const Since = { since: Type.Union([Type.String(), Type.Null()]) }

/** Requests to backends elsewhere, by the traces that they left. */
export const traces = {
  addTraces: contract({
    method: 'POST',
    path: '/projects/:project/traces',
    summary: 'Show what requests elsewhere did, by their traces',
    permission: 'editor',
    params: ProjectParams,
    body: Type.Object(
      {
        /** JSON of OpenTelemetry (OTLP), of Tempo or of Jaeger. */
        trace: Type.Record(Type.String(), Type.Unknown()),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ runs: Type.Array(RunSummary) }),
  }),
  readTraceKey: contract({
    method: 'GET',
    path: '/projects/:project/trace-key',
    summary: 'Since when traces are taken from backends elsewhere, if they are',
    permission: 'viewer',
    params: ProjectParams,
    reply: Type.Object(Since),
  }),
  makeTraceKey: contract({
    method: 'POST',
    path: '/projects/:project/trace-key',
    summary: 'Take traces from backends that have this key, which is told once; one of before ends',
    permission: 'editor',
    params: ProjectParams,
    status: 201,
    reply: Type.Object({ ...Since, key: Type.String() }),
  }),
  endTraceKey: contract({
    method: 'DELETE',
    path: '/projects/:project/trace-key',
    summary: 'Take no traces any more',
    permission: 'editor',
    params: ProjectParams,
  }),
  /** Where a backend sends its traces: the key in its `authorization` opens this route and no other. */
  receiveTraces: contract({
    method: 'POST',
    path: '/projects/:project/v1/traces',
    summary: 'Send traces by OpenTelemetry’s protocol (OTLP over HTTP with JSON)',
    permission: 'anyone',
    params: ProjectParams,
    body: Type.Object(
      { resourceSpans: Type.Array(Type.Unknown()) },
      { additionalProperties: false },
    ),
    status: 200,
    reply: Type.Object({}),
  }),
}
