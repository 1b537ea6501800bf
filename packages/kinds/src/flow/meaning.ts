import { parse, type Expression } from '@drawbridge/expressions'
import type { Model, TableModel } from '../model.ts'
import type { EmittableStep, CheckedBody } from './flow-model.ts'
import type { StepCheck } from './step-check.ts'

/**
 * What a step comes to, for whoever follows a flow without running it: by this the emitted tests know
 * how a call has to end. A step without one is followed by nobody.
 */
export type Meaning =
  /** Whatever there is, it goes on. */
  | { readonly kind: 'quiet' }
  /** Looks for a row; fails with `missing` where there is none, or goes on without. */
  | (Asked & { readonly kind: 'search'; readonly missing: number | undefined })
  | (Asked & { readonly kind: 'list' })
  /** Changes rows, or takes them away. */
  | (Asked & {
      readonly kind: 'write'
      readonly missing: number | undefined
      /** The texts that fields become, where they are known; undefined where the rows are gone. */
      readonly becomes: Readonly<Record<string, string>> | undefined
    })
  | {
      readonly kind: 'choice'
      readonly condition: Expression
      readonly then: CheckedBody
      readonly otherwise: CheckedBody
    }
  /** Ends the flow with this status. */
  | { readonly kind: 'end'; readonly status: number }
  /** Steps that are always done. */
  | { readonly kind: 'block'; readonly steps: readonly EmittableStep[] }
  /** The same of another flow, which has names of its own, and what it is given for its inputs. */
  | {
      readonly kind: 'call'
      readonly steps: readonly EmittableStep[]
      readonly inputs: ReadonlyMap<string, Expression | undefined>
    }

/** The rows that a step is about. */
interface Asked {
  /** What the step calls what it finds. */
  readonly called: string | undefined
  readonly table: TableModel
  readonly where: Expression | undefined
}

export const QUIET: Meaning = { kind: 'quiet' }

/** Of a step that puts rows into a table: nobody can tell whether others like them are there. */
export function ofNewRows({ names }: TableModel, { schema }: Model): { readonly means?: Meaning } {
  const indexes = schema.tables.find(({ name }) => name === names.sql)?.indexes ?? []
  return indexes.some(({ kind }) => kind === 'unique') ? {} : { means: QUIET }
}

/** The rows that a step asks for by its settings. */
export function askedBy(check: StepCheck, table: TableModel): Asked {
  const parsed = parse(check.text('where') ?? '')
  return { called: check.step.name, table, where: parsed.ok ? parsed.expression : undefined }
}
