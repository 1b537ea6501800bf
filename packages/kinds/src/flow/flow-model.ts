import type { Scope, Type } from '@drawbridge/expressions'
import type { Code } from '@drawbridge/source'
import type { Emission } from './emission.ts'
import type { FlowStart } from './flow-sources.ts'
import type { Meaning } from './meaning.ts'
import type { Step } from './step.ts'

/** A flow in which nothing is wrong, ready to be written. */
export interface FlowModel {
  /** The part that it stands in, and where in it. */
  readonly node: string
  readonly field: string
  readonly id: string
  /** `createArticle`: the function. */
  readonly name: string
  /** `src/flows/create-article` */
  readonly folder: string
  readonly description: string
  readonly starts: FlowStart
  /** As they were drawn. */
  readonly steps: readonly Step[]
  readonly body: CheckedBody
  /** Names that its steps gave. */
  readonly names: ReadonlySet<string>
  /** Names of what it begins with that its formulas mention. */
  readonly mentioned: ReadonlySet<string>
  readonly answers: readonly Answer[]
  /** What its failures say besides status and message. */
  readonly tells: ReadonlySet<Told>
  /** Statuses that it may fail with, itself, by flows that it calls and by events that it starts. */
  readonly refuses: ReadonlySet<number>
  /** Variables of the environment that hold secrets which it uses. */
  readonly secrets: ReadonlySet<string>
  /** Tables whose rows it may change, itself, by flows that it calls and by events that it starts. */
  readonly touches: ReadonlySet<string>
  /** Whether it calls other services. */
  readonly callsOutside: boolean
  /** Whether it slows down whoever guesses passwords. */
  readonly slowsGuesses: boolean
  /** Whether it looks at the body as it came. */
  readonly keepsRawBody: boolean
  /** Whether it is told who is at work, for itself, for events or for flows that it calls. */
  readonly tellsUser: boolean
  /** Whether it is given the log of the request where it has no request of its own: for itself or others. */
  readonly logs: boolean
  /** What it gives to whoever calls it. */
  readonly gives?: Type
}

/** A member of an error that a step gives. */
export type Told = 'code' | 'details'

export interface Answer {
  readonly status: number
  readonly as: 'json' | 'text' | 'html' | 'redirect' | 'file' | 'stream' | 'nothing'
  /** Of a JSON answer. */
  readonly type?: Type
}

/** Whether something happens on no path, on some or on all. */
export type Leaves = 'never' | 'sometimes' | 'always'

/** How the ways through some steps end. */
export interface Ways {
  /** Whether nothing that stands behind is reached. */
  readonly leaves: Leaves
  /** Whether the flow ends: it has answered or failed. Giving a value ends a body alone. */
  readonly ends: Leaves
  /** Whether it has answered. */
  readonly answers: Leaves
}

export interface CheckedBody extends Ways {
  readonly steps: readonly EmittableStep[]
  /** What is known where it goes on behind. */
  readonly scope: Scope
}

/** A step whose settings were found to be right, and how its lines are written. */
export interface EmittableStep {
  readonly id: string
  readonly node: string
  /** JSON pointer inside its node. */
  readonly field: string
  readonly note?: string
  /** Stands between empty lines. */
  readonly isBlock: boolean
  /** What it comes to, where that can be told without running it. */
  readonly means?: Meaning
  readonly emit: (emission: Emission) => Code | readonly Code[]
}
