import type { ObjectType, Scope, Type, TypedExpression } from '@drawbridge/expressions'
import type { Diagnostic } from '@drawbridge/manifest'
import type { Model } from '../model.ts'
import { changedIn } from './changed-in.ts'
import { shapesIn } from './data/unread.ts'
import type { Answer, CheckedBody, FlowModel, Told } from './flow-model.ts'
import { flowFolder } from './flow-names.ts'
import type { FlowSource } from './flow-sources.ts'
import type { StepCheck, Surroundings } from './step-check.ts'
import type { Step } from './step.ts'

/** Goes through steps that follow each other. */
export type CheckBody = (
  flow: FlowCheck,
  steps: readonly Step[],
  path: readonly (string | number)[],
  around: Surroundings,
) => CheckedBody

/** A flow that was gone through. */
export interface CalledFlow {
  readonly flow: FlowModel
  /** What it gives to those who call it. */
  readonly gives: Type | undefined
  readonly isWriting: boolean
  readonly isSlow: boolean
  readonly isAtOnce: boolean
  readonly holds: boolean
}

/** A step that writes a table. */
export interface TableWrite {
  readonly table: string
  readonly how: 'create' | 'update' | 'delete'
  readonly step: string
}

/** What is found out about one flow while its steps are gone through. */
export class FlowCheck {
  readonly model: Model
  readonly source: FlowSource
  /** Every flow that can be called, by the id of its part. */
  readonly callable: ReadonlyMap<string, FlowSource>
  readonly diagnostics: Diagnostic[] = []
  readonly answers: Answer[] = []
  /** Ids of the parts whose flows it calls. */
  readonly calls = new Set<string>()
  /** Names that `change` gives another value. */
  readonly changed: ReadonlySet<string>
  /** Steps whose bodies may end without having given a value. */
  readonly incomplete = new Set<string>()
  /** Names of values that whoever calls has chosen. */
  readonly fromCaller = new Set<string>()
  /** Names of columns that were read and must not leave the server. */
  readonly hidden = new Set<string>()
  /** Whether it writes, itself or by a flow that it calls. */
  isWriting = false
  /** Steps that write outside of any transaction, in the order of the drawing. */
  readonly looseWrites: StepCheck[] = []
  /** Variables of the environment that hold secrets which it uses. */
  readonly secrets = new Set<string>()
  /** Packages of npm that code steps need, and their versions: of all flows. */
  readonly packages: Map<string, string>
  /** Whether it calls other services. */
  callsOutside = false
  /** Whether it slows down whoever guesses passwords. */
  slowsGuesses = false
  /** Whether it, or a flow that it calls, does what takes its time. */
  isSlow = false
  /** Whether it, or a flow that it calls, does several things at the same time. */
  isAtOnce = false
  /** Whether it, or a flow that it calls, holds rows for itself, in the transaction of whoever calls it. */
  holds = false
  /** Tables whose rows it may change. */
  readonly touches = new Set<string>()
  /** What it writes in tables whose writes start flows. */
  readonly writes: TableWrite[] = []
  /** Every name that was given in it. */
  readonly names = new Set<string>()
  /** Names of what it begins with that its formulas mention. */
  readonly mentioned = new Set<string>()
  /** What the formulas of each step see, by the step's id. */
  readonly scopes = new Map<string, Scope>()
  /** Every formula of it, and whether what it gives may be looked at by others than formulas. */
  readonly formulas: { readonly leaves: boolean; readonly typed: TypedExpression }[] = []
  /** What it begins with and what it reads, each of which is one thing and no other. */
  readonly shapes = new Set<ObjectType>()
  /** What its failures say besides status and message. */
  readonly tells = new Set<Told>()
  /** Statuses that it may fail with. */
  readonly refuses = new Set<number>()
  /** Steps go through the bodies that they hold by this. */
  readonly checkBody: CheckBody
  /** Whether flows are started by such a write. */
  readonly starts: (write: Pick<TableWrite, 'table' | 'how'>) => boolean
  /** Whether it has to be told who is at work, for itself or for events. */
  tellsUser = false
  /** Whether it writes to the log of the request, or sets going what does. */
  logs = false
  readonly #called: (flow: string) => CalledFlow | undefined
  readonly #text: string

  constructor(
    model: Model,
    source: FlowSource,
    callable: ReadonlyMap<string, FlowSource>,
    called: (flow: string) => CalledFlow | undefined,
    checkBody: CheckBody,
    starts: (write: Pick<TableWrite, 'table' | 'how'>) => boolean,
    packages: Map<string, string>,
  ) {
    this.packages = packages
    this.starts = starts
    this.checkBody = checkBody
    this.model = model
    this.source = source
    this.callable = callable
    this.#called = called
    this.changed = changedIn(source.steps)
    this.#text = JSON.stringify(source.steps)
  }

  /** Where its files stand. */
  get folder(): string {
    return flowFolder(this.source.name)
  }

  get node(): string {
    return this.source.node
  }

  /** Another flow, which is gone through first; undefined where it is called by itself. */
  called(flow: string): CalledFlow | undefined {
    return this.#called(flow)
  }

  /** Whether another flow has to be given the log of the request. */
  isLogging(flow: string): boolean {
    return this.#called(flow)?.flow.logs === true
  }

  /** Notes what it has of its own; gives it back. */
  own<Shape extends Type>(type: Shape): Shape {
    for (const shape of shapesIn(type)) this.shapes.add(shape)
    return type
  }

  /** Notes that a formula mentions what the flow begins with. */
  mention(name: string): void {
    const { starts } = this.source
    this.mentioned.add(name)
    if (name !== 'user' || starts.kind !== 'call') return
    if (!starts.inputs.some((input) => input.name === name)) this.tellUser()
  }

  /** Notes that it has to be told who is at work. */
  tellUser(): void {
    if (this.model.auth === undefined) return
    this.tellsUser = true
    if (this.source.starts.kind === 'event') this.mentioned.add('user')
  }

  /** Whether a formula may mention such a member of anything, as far as its text tells. */
  mentionsAny(member: string): boolean {
    return new RegExp(`\\.${member}\\b`).test(this.#text)
  }

  /** Whether a formula may mention `name.member`, as far as its text tells. */
  mentionsMember(name: string, member: string): boolean {
    return this.#text.includes(`${name}.${member}`) || this.#text.includes(`${name}?.${member}`)
  }
}
