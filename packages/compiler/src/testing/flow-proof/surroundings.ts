import type { Draw } from './draw.ts'
import type { Step, Type } from './drawn.ts'
import type { Scope } from './scope.ts'

/** A flow that others may call. */
export interface Callable {
  readonly name: string
  readonly inputs: Readonly<Record<string, Type>>
  readonly gives: Type | undefined
  /** Whether it does several things at once, which a transaction does not. */
  readonly isAtOnce: boolean
}

/** What holds where a step is drawn. */
export interface Around {
  readonly scope: Scope
  /** What a Give gives to what is around; undefined where nobody asks. */
  readonly gives: Type | undefined
  /** Whether a Give ends the flow. */
  readonly isReturn: boolean
  /** Whether what holds the body asks for a value that no other way gives. */
  readonly isAsked: boolean
  readonly mayAnswer: boolean
  /** Whether there is a request, whose log some steps write to. */
  readonly hasRequest: boolean
  /** Whether it may fail: branches at work at once, of which two fail, would race. */
  readonly mayFail: boolean
  readonly mayRead: boolean
  readonly mayWrite: boolean
  readonly mayChange: boolean
  readonly isInTransaction: boolean
  readonly isAtOnce: boolean
  readonly depth: number
  readonly callable: readonly Callable[]
  /** Tables whose writes start flows, which it may write. */
  readonly eventful: readonly string[]
  /** Draws steps that follow each other, which steps that hold others ask for. */
  readonly body: (draw: Draw, around: Around, end: End, most?: number) => readonly Step[]
}

/** How a body has to end. */
export type End = 'anyhow' | 'giving' | 'answering'

export interface DrawnStep {
  readonly step: Step
  /** What it names for the steps behind it. */
  readonly scope: Scope
}

export const step = (
  kind: string,
  settings: Step['settings'] = {},
  bodies: Step['bodies'] = {},
  name?: string,
): Step => ({ kind, settings, bodies, ...(name !== undefined && { name }) })
