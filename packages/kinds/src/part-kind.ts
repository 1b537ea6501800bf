import type { Diagnostic, JsonObject } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import type { Emit } from './contribution.ts'
import type { Drawing, Part } from './drawing.ts'
import type { Levels } from './levels.ts'
import type { NextSteps } from './next/next-step.ts'

/** The section of the palette that a kind stands in. */
export type PaletteGroup = 'data' | 'people' | 'callers' | 'paper'

/** Words and looks, for the canvas, the assistant and the messages. */
export interface About<Settings> {
  /** `Table` */
  readonly title: string
  /** What it is for, in one sentence. */
  readonly summary: string
  /** One live sentence about this very part: `Four fields, rows have an owner`. */
  sentence(part: Part<Settings>): string
  /** Name of a lucide icon. */
  readonly icon: string
  readonly group: PaletteGroup
  /** Name of the colour token, without a value. */
  readonly colour: string
  /** Words by which a person may mean it. */
  readonly vocabulary: readonly string[]
}

/** What a kind is about, in the plural, for those that don't know it by name. One kind plays each, and no kind two. */
export const PART_ROLES = [
  /** Keeps the rows of all tables, joined to it or not. */
  'stores',
  /** Is somebody else's, and called by flows. */
  'services',
  /** Lies on the map behind the parts that it holds. */
  'frames',
  /** Is a text on the map. */
  'notes',
  /** Keeps one sort of rows. */
  'rows',
  /** Lets people sign in, and says who is calling. */
  'people',
  /** Answers those who call from outside. */
  'callers',
  /** Sends what people are written. */
  'letters',
] as const
export type PartRole = (typeof PART_ROLES)[number]

/** What a connection from this kind to another says. */
export interface Port {
  readonly to: string
  /** Completes the sentence “<from> … <to>”: `guards`. */
  readonly meaning: string
}

/** A variable of the environment that the emitted backend, or its tests, read. */
export interface Variable {
  readonly name: string
  readonly holds: string
  /** What stands in .env.example; empty for what everybody must make up themselves. */
  readonly example: string
  /** Whether nothing starts without it. */
  readonly required: boolean
  /** Known to nobody else: `npm run setup` makes it up, since its name ends in SECRET. */
  readonly madeUp?: true
  /** What the emitted tests say, where they need it: a value, or where they get one. */
  readonly inTests?:
    | string
    | { readonly module: string; readonly name: string; readonly member: string }
}

/**
 * What the emitted backend needs because of a part: its environment, its packages and what to do
 * before it is run are made from this.
 */
export interface Needs {
  readonly environment: readonly Variable[]
  /** `PostgreSQL 15 or later`: as they stand in the README. */
  readonly services: readonly string[]
  /** npm packages beyond those of every backend. */
  readonly packages: readonly string[]
}

export const NO_NEEDS: Needs = { environment: [], services: [], packages: [] }

/** What a kind looks like and what can be set about it: all that a canvas needs to know. */
export interface KindFace<Settings = unknown> {
  /** As it stands in a manifest: `table`. */
  readonly kind: string
  readonly about: About<Settings>
  readonly role?: PartRole
  readonly settings: TSchema
  /** Which of them are folded away for whoever has chosen to see less. */
  readonly levels?: Levels
  readonly ports: readonly Port[]
  /** The setting that says where calls of it lead to. */
  readonly address?: string
  /** Settings of a new part: they pass the check by themselves where that is possible. */
  readonly defaults: JsonObject
  /** What usually comes next at a part of this kind. */
  readonly next?: NextSteps
}

/** Everything that the rest of the house knows about one kind of part. */
export interface PartKind<Settings = unknown> extends KindFace<Settings> {
  needs(settings: Settings): Needs
  /** What is wrong with this part, given the whole drawing. Pure. */
  check(part: Part<Settings>, drawing: Drawing): readonly Diagnostic[]
  /**
   * Whether the model of the rest is no less whole for what is wrong with a setting (a JSON pointer
   * in the node). Absent: a part that is wrong is not in the model.
   */
  stands?(field: string): boolean
  /** What the part becomes, in a model that passed its checks. Absent: nothing by itself. */
  readonly emit?: Emit
}
