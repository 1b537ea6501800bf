import type { Scope, Type } from '@drawbridge/expressions'
import type { EmittableStep, Ways } from './flow-model.ts'
import type { Meaning } from './meaning.ts'
import type { StepCheck } from './step-check.ts'
import type { StepFace } from './step-face.ts'

/** What a step means, once its settings are known to be right. */
export interface Outcome {
  /** Of the value that its name stands for from here on. */
  readonly type?: Type
  /** Absent: goes on in any case. */
  readonly ways?: Ways
  readonly isBlock?: true
  /** What is known behind it. Absent: what was before it, but for what its bodies change. */
  readonly behind?: Scope
  /** Absent: nobody can tell how a flow goes on after it. */
  readonly means?: Meaning
  readonly emit: EmittableStep['emit']
}

/** Everything that the rest of the house knows about one kind of step. */
export interface StepKind {
  readonly face: StepFace
  /**
   * Reads the settings, which have the shape of the face's schema. Undefined after it has reported
   * something that leaves nothing to write.
   */
  readonly check: (check: StepCheck) => Outcome | undefined
}
