import type { JsonObject } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import type { Levels } from '../levels.ts'
import type { Step } from './step.ts'

/** The section of the picker that a step kind stands in. */
export type StepGroup = 'data' | 'values' | 'control' | 'web' | 'security' | 'code'

/** A body that a step holds, and what people call it: `then`, “When it is so”. */
export interface Slot {
  readonly name: string
  readonly title: string
}

/** What a step is there for, for those that don't know its kind by name. */
export const STEP_ROLES = [
  /** Does one thing or another, by a condition. */
  'chooses',
  /** Ends with an error that the caller is told. */
  'refuses',
  /** Ends with what the caller is answered. */
  'answers',
  /** Gives a value a name. */
  'names',
  /** Gives a name another value. */
  'replaces',
  /** Ends with the value of its body. */
  'yields',
  /** Looks one row up. */
  'finds',
  /** Looks many rows up. */
  'gathers',
  /** Says how many rows there are. */
  'counts',
  /** Works one value out of many rows. */
  'sums',
  'adds',
  'changes',
  'removes',
  /** Does the same for each item of a list. */
  'repeats',
  /** Writes to somebody. */
  'mails',
  /** Calls an address. */
  'calls',
] as const
export type StepRole = (typeof STEP_ROLES)[number]

/**
 * What a canvas needs to know of a kind of step. Settings that hold a formula have
 * `"format": "formula"` in their schema, those that name a table `"format": "table"`, a field of that table
 * `"format": "field"`, a relation of it `"format": "relation"`, a flow `"format": "flow"`, a name given to a value `"format": "name"`,
 * the name of one that was set before `"format": "variable"`.
 */
export interface StepFace {
  readonly kind: string
  readonly role?: StepRole
  readonly title: string
  readonly summary: string
  readonly icon: string
  readonly group: StepGroup
  readonly vocabulary: readonly string[]
  readonly settings: TSchema
  /** Which of them are folded away for whoever has chosen to see less. */
  readonly levels?: Levels
  readonly defaults: JsonObject
  /** One live sentence about this very step: “Finds up to 20 tasks of the signed-in user, newest first”. */
  sentence(step: Step, words: Words): string
  /** The bodies that it holds, in order; those of a `switch` follow from its settings. */
  slots(step: Step): readonly Slot[]
  /** Whether it has a value that a name may be given to. */
  yields(step: Step): boolean
  /** What its value is called until somebody says otherwise. */
  readonly firstName?: (table: TableWords) => string | undefined
  /** Nothing of its list comes after it. */
  readonly ends?: true
  /**
   * Where alone it can stand: in an endpoint, whose caller waits; where a value is taken, in a body,
   * in a flow that is called or before a row is created; in no other step of its kind.
   */
  readonly place?: 'endpoint' | 'taken' | 'apart'
  /** Kinds of parts that must be there, besides those that its settings name. */
  readonly needs?: readonly string[]
  /** Its bodies are ways that part and meet again: one of them is gone, or all at once. */
  readonly ways?: 'one' | 'all'
  /** Its body is done again and again. */
  readonly repeats?: true
  /** Later steps may give its name another value. */
  readonly changeable?: true
  /** Its formulas give nothing but what further formulas see. */
  readonly looksOnly?: true
  /** Its drawing does not say what it does, or for how long: tests do not set it going. */
  readonly unforeseen?: true
  /** It turns to other services. */
  readonly outside?: true
  /** Where nobody asks for it each time, a person agrees to it by itself: rows go, or something goes out. */
  readonly weighs?: 'loses' | 'calls'
  /** The setting that says which, where it is the step's own. */
  readonly address?: string
}

/** What rows of the table that a step is about are called. */
export interface TableWords {
  readonly row: string
  readonly rows: string
}

/** Names of what a step mentions by id. */
export interface Words {
  table(id: string): string
  flow(id: string): string
}
