import { applyCommand, describeCommand, type Command } from '@drawbridge/commands'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import type {
  CommandsReply,
  DocumentView,
  ProjectRole,
  Route,
  SavedEntry,
} from '@drawbridge/protocol'
import { create } from 'zustand'
import {
  acknowledge,
  current,
  enqueue,
  receive,
  type Pending,
  type Sync,
} from '../document/sync.ts'
import { EMPTY_MANIFEST } from '../document/empty.ts'
import { diagnosticsOf, isStill, type TypedCode } from '../document/typed-code.ts'

/** An edit that can be undone: `command` leads the way it is used next. */
export interface Step {
  readonly label: string
  readonly command: Command
  /** Rows lost values by it, which taking it back does not bring back. */
  readonly lost?: true
}

/** `shut`: the server takes no edits of this project from here any more. */
export type Saving = 'saved' | 'saving' | 'offline' | 'shut'

/** The drawing that is open, and everything that follows from it alone. */
export interface DocumentState {
  readonly project: string | null
  /** What the person in front of it is in the project. */
  readonly role: ProjectRole
  readonly sync: Sync
  readonly manifest: Manifest
  /** What the check of the drawing says, and TypeScript of the code in it. */
  readonly diagnostics: readonly Diagnostic[]
  readonly checked: readonly Diagnostic[]
  readonly typed: readonly TypedCode[]
  readonly routes: readonly Route[]
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  readonly saving: Saving
  readonly savedAt: Date | null
}

const NONE: Sync = { version: 0, saved: EMPTY_MANIFEST, pending: [] }

const CLOSED: DocumentState = {
  project: null,
  role: 'viewer',
  sync: NONE,
  manifest: EMPTY_MANIFEST,
  diagnostics: [],
  checked: [],
  typed: [],
  routes: [],
  past: [],
  future: [],
  saving: 'saved',
  savedAt: null,
}

const MOST_STEPS = 300

export const useDocument = create<DocumentState>(() => CLOSED)
const { getState, setState } = useDocument

const draw = (sync: Sync): Pick<DocumentState, 'sync' | 'manifest'> => ({
  sync,
  manifest: current(sync),
})

/** Begins with a drawing as the server has it; `pending` are edits kept from before a reload. */
export function openDocument(
  project: string,
  view: DocumentView & { readonly role: ProjectRole },
  kept: Partial<Pick<DocumentState, 'past' | 'future'>> & { readonly pending: readonly Pending[] },
): void {
  setState({
    ...CLOSED,
    ...draw({ version: view.version, saved: view.manifest, pending: kept.pending }),
    project,
    role: view.role,
    checked: view.diagnostics,
    diagnostics: view.diagnostics,
    routes: view.routes,
    past: kept.past ?? [],
    future: kept.future ?? [],
    saving: kept.pending.length > 0 ? 'saving' : 'saved',
    savedAt: new Date(),
  })
}

function diagnosed(
  manifest: Manifest,
  checked: readonly Diagnostic[],
  typed: readonly TypedCode[] = getState().typed,
): Pick<DocumentState, 'checked' | 'typed' | 'diagnostics'> {
  const told = typed.filter((one) => isStill(one, manifest)).flatMap(diagnosticsOf)
  return { checked, typed, diagnostics: [...checked, ...told] }
}

/** Takes in what TypeScript says of the code at one place; it counts while that text stands there. */
export function tellTyped(code: TypedCode): void {
  const { manifest, checked, typed } = getState()
  const others = typed.filter(({ node, field }) => node !== code.node || field !== code.field)
  setState(diagnosed(manifest, checked, [...others, code]))
}

/** Somebody gave them another role meanwhile. */
export const setRole = (role: ProjectRole): void => setState({ role })

export const closeDocument = (): void => setState(CLOSED)

/** The newest drawing of the server under the edits that are still on their way. */
export function rebaseDocument(view: DocumentView): void {
  const { sync } = getState()
  const drawn = draw({ ...sync, version: view.version, saved: view.manifest })
  setState({
    ...drawn,
    ...diagnosed(drawn.manifest, view.diagnostics),
    routes: view.routes,
  })
}

/** Takes in an edit that the server made when somebody asked for it here: it can be undone as well. */
export function performedThere(view: DocumentView, step: Step): void {
  rebaseDocument(view)
  setState({ past: [...getState().past, step].slice(-MOST_STEPS), future: [] })
}

/**
 * How an edit is made: `acceptLosses` when somebody has seen what it takes, and agreed; `suggested` when
 * it was not their idea.
 */
type Manner = Pick<Pending, 'acceptLosses' | 'suggested'>

/** Makes one edit, which can be undone. Answers with why it can't be made, or null. */
export function perform(command: Command, label?: string, manner?: Manner): string | null {
  const said = label ?? describeCommand(getState().manifest, command)
  const edited = edit(command, said, manner)
  if (!edited.ok) return edited.reason
  const lost = manner?.acceptLosses && { lost: true as const }
  const entry: Step = { label: said, command: edited.inverse, ...lost }
  const past = [...getState().past, entry].slice(-MOST_STEPS)
  setState({ past, future: [] })
  return null
}

/** What somebody is told who tries to draw and may only look. */
export const LOOKING =
  'You may look at this project and change nothing in it. Ask one of its owners to make you an editor.'

/** Several edits as one intention with one entry in the history. */
export function performAll(
  label: string,
  commands: readonly Command[],
  manner?: Manner,
): string | null {
  const [only] = commands
  if (!only) return null
  const command = commands.length === 1 ? only : ({ type: 'batch', label, commands } as const)
  return perform(command, label, manner)
}

function edit(command: Command, label: string, manner?: Manner) {
  if (getState().role === 'viewer') return { ok: false, reason: LOOKING } as const
  const applied = applyCommand(getState().manifest, command)
  if (applied.ok) {
    const key = crypto.randomUUID()
    const madeFor = getState().sync.version
    const entry: Pending = { key, label: label.slice(0, 200), command, madeFor, ...manner }
    setState({
      sync: enqueue(getState().sync, entry),
      manifest: applied.manifest,
      saving: 'saving',
    })
  }
  return applied
}

export interface Stepped {
  readonly label: string
  /** Why it could not be done. */
  readonly reason: string | null
  readonly lost?: true
}

/** Takes the last edit back; null when there is none. */
export const undo = (): Stepped | null => step('past', 'future', 'Undo')

/** Does again what was taken back; null when there is nothing. */
export const redo = (): Stepped | null => step('future', 'past', 'Redo')

function step(from: 'past' | 'future', to: 'past' | 'future', word: string): Stepped | null {
  const last = getState()[from].at(-1)
  if (!last) return null
  const edited = edit(last.command, `${word}: ${last.label.replace(/^(?:(?:Undo|Redo): )+/, '')}`)
  setState({ [from]: getState()[from].slice(0, -1) })
  if (!edited.ok) return { label: last.label, reason: edited.reason }
  setState({ [to]: [...getState()[to], { label: last.label, command: edited.inverse }] })
  return { label: last.label, reason: null, ...(last.lost && { lost: true }) }
}

/** Takes in the answer to edits that were sent; false when the drawing must be read anew. */
export function acknowledged(reply: CommandsReply): boolean {
  const sync = acknowledge(getState().sync, reply)
  if (!sync) return false
  const settled = sync.pending.length === 0
  const drawn = draw(sync)
  setState({
    ...drawn,
    ...diagnosed(drawn.manifest, reply.diagnostics),
    routes: reply.routes,
    saving: settled ? 'saved' : 'saving',
    savedAt: new Date(),
  })
  return true
}

/** Takes in edits that the server saved; false when some in between are missing. */
export function received(entries: readonly SavedEntry[]): boolean {
  const sync = receive(getState().sync, entries)
  if (!sync) return false
  if (sync.version !== getState().sync.version) setState(draw(sync))
  return true
}

/** Takes edits out that the server will never accept. */
export function dropPending(keys: ReadonlySet<string>): void {
  const { sync } = getState()
  setState(draw({ ...sync, pending: sync.pending.filter(({ key }) => !keys.has(key)) }))
}

export const setSaving = (saving: Saving): void => setState({ saving })
