import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams } from './projects.ts'

const OwnTest = Type.Object({
  file: Type.String(),
  line: Type.Integer(),
  name: Type.String(),
  /** The suites that it stands in. */
  within: Type.Array(Type.String()),
  state: Type.Enum(['waiting', 'running', 'passed', 'failed'] as const),
  ms: Type.Number(),
  /** Why it failed. */
  message: Type.Optional(Type.String()),
  expected: Type.Optional(Type.String()),
  actual: Type.Optional(Type.String()),
  /** One of these is longer than what is told of it. */
  cut: Type.Optional(Type.Literal(true)),
  /** The node that its lines come from. */
  node: Type.Union([Type.String(), Type.Null()]),
  /** The entry of the api’s setting `tests`, where it is one. */
  saved: Type.Union([Type.String(), Type.Null()]),
})
export type OwnTest = Frozen<Static<typeof OwnTest>>

/** How the tests of a backend go, or went. */
export const TestsState = Type.Object({
  state: Type.Enum(['idle', 'running', 'done', 'problem'] as const),
  /** The version of the drawing that they are of. */
  version: Type.Union([Type.Integer(), Type.Null()]),
  /** Files in the order in which they are run, with the nodes that they test. */
  files: Type.Array(
    Type.Object({ path: Type.String(), node: Type.Union([Type.String(), Type.Null()]) }),
  ),
  tests: Type.Array(OwnTest),
  /** Why none could be run. */
  problem: Type.Optional(Type.String()),
})
export type TestsState = Frozen<Static<typeof TestsState>>

const paths = { path: '/projects/:project/tests', params: ProjectParams, reply: TestsState }

export const tests = {
  readTests: contract({
    ...paths,
    method: 'GET',
    summary: 'How the tests of the backend go',
    permission: 'viewer',
  }),
  runTests: contract({
    ...paths,
    method: 'POST',
    summary: 'Run the tests of the backend, and again after every change',
    permission: 'editor',
    body: Type.Object(
      {
        /** Only those of this file. */
        file: Type.Optional(Type.String({ maxLength: 300 })),
        /** Only the one of this name. */
        name: Type.Optional(Type.String({ maxLength: 500 })),
      },
      { additionalProperties: false },
    ),
  }),
  stopTests: contract({
    ...paths,
    method: 'DELETE',
    summary: 'Stop the tests that run',
    permission: 'editor',
  }),
}
