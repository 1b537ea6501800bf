import type { Subject } from '@drawbridge/assistant/explain'
import type { Command } from '@drawbridge/commands'
import {
  FIRST_PREFERENCES,
  type Here,
  type Preferences,
  type Present,
  type Route,
  type RowEffect,
  type StepPlace,
} from '@drawbridge/protocol'
import { create } from 'zustand'
import type { ExplainedRequest } from '../explain/explain-run.ts'
import type { RefusedEdit } from '../document/refused.ts'
import type { Staged } from '../data/staged.ts'
import type { Attachment } from '../proposal/attachment.ts'
import { keepFirstSteps, keptFirstSteps, type FirstStep, type FirstSteps } from './first-steps.ts'

export type Rail = 'palette' | 'outline' | 'history'
export type Side = 'details' | 'try'
export type Dock = 'problems' | 'requests' | 'tests' | 'logs'

/** What can be made larger and smaller. */
export type Panel = 'side' | 'dock'

/** What is open over everything else. */
export type Overlay =
  | { readonly type: 'commands' }
  | { readonly type: 'find' }
  | { readonly type: 'shortcuts' }
  | { readonly type: 'generate' }
  | { readonly type: 'previewDatabase' }
  | { readonly type: 'otherServices' }
  | { readonly type: 'previewMailbox' }
  | { readonly type: 'share' }
  | { readonly type: 'assistants' }
  | { readonly type: 'refused' }
  | { readonly type: 'access'; readonly about?: string }
  | { readonly type: 'everybody'; readonly route: Route }
  | { readonly type: 'connect'; readonly from: string }
  | {
      readonly type: 'add'
      readonly after: string | null
      readonly at: Point | null
      /** The connection that the new part is put into. */
      readonly into?: string
    }
  /** `spot` null: after what is selected, or at the end. */
  | { readonly type: 'addStep'; readonly spot: StepSpot | null }
  | { readonly type: 'addEndpoint'; readonly node: string }
  | { readonly type: 'nameVersion' }
  | { readonly type: 'explain'; readonly subject: Subject; readonly request?: ExplainedRequest }
  | { readonly type: 'bringTrace' }
  | {
      readonly type: 'rowEffects'
      readonly label: string
      readonly commands: readonly Command[]
      readonly effects: readonly RowEffect[]
      readonly onAgree: () => void
    }
  | {
      readonly type: 'losses'
      readonly label: string
      /** What stands above them, and on the buttons, where no edit of the drawing is asked about. */
      readonly words?: LossWords
      readonly losses: readonly string[]
      readonly onAgree: () => void
    }
  | { readonly type: 'menu'; readonly at: Point; readonly about: MenuAbout }

/** How a question about losses is put. */
export interface LossWords {
  readonly intro: string
  readonly keep: string
  readonly agree: string
}

/** What a menu is about: a place or a thing on the map, or in a flow. */
export type MenuAbout = 'pane' | 'node' | 'edge' | 'flow' | 'step'

/** A place in a list of steps. */
export interface StepSpot {
  readonly list: readonly string[]
  readonly at: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Notice {
  readonly id: number
  readonly tone: 'plain' | 'error'
  readonly text: string
  readonly action?: { readonly label: string; readonly perform: () => void }
}

/** How one person looks at a drawing: nothing of it is saved with the drawing. */
export interface SessionState extends Preferences {
  /** Ids of nodes and connections. */
  readonly selection: readonly string[]
  readonly rail: Rail | null
  readonly side: Side | null
  readonly dock: Dock | null
  readonly overlay: Overlay | null
  /** While arrows move the selection: where its nodes were. */
  readonly moving: Readonly<Record<string, Point>> | null
  /** The node whose name is being typed on the map. */
  readonly renaming: string | null
  /** The kind of part that the palette points out. */
  readonly suggested: string | null
  /** A field of the details that shall get the focus: node and JSON pointer. */
  readonly wanted: { readonly node: string; readonly field: string } | null
  /** How wide the panel is, and how high the dock. */
  readonly sizes: Readonly<Record<Panel, number>>
  readonly wheel: 'pan' | 'zoom'
  readonly minimap: boolean | null
  /** Whether it is suggested what usually comes next. */
  readonly suggests: boolean
  /** Parts that nothing more is suggested for, each as `<project>/<part>`. */
  readonly dismissed: readonly string[]
  /** The part that something is suggested for now, in the same way. */
  readonly suggestedFor: string | null
  /** Steps that requests are held at, while they are held at all. */
  readonly breakpoints: readonly StepPlace[]
  /** Changes of rows that are not written yet. */
  readonly staged: readonly Staged[]
  /** What is being asked for: it stays whatever else is looked at meanwhile. */
  readonly prompt: string
  readonly attached: Attachment | null
  readonly firstSteps: FirstSteps
  readonly notices: readonly Notice[]
  /** Edits of this browser that could not be saved, and that wait for a decision. */
  readonly refused: readonly RefusedEdit[]
  /** Everybody who has the project open, this browser too. */
  readonly people: readonly Present[]
  /** Which of them is in front of this screen. */
  readonly you: string | null
  /** Whose place is looked at, wherever they go. */
  readonly following: string | null
  /** Read out by screen readers. */
  readonly announcement: string
}

const WHEEL_KEY = 'drawbridge.wheel'
const SUGGESTS_KEY = 'drawbridge.suggests'
const DISMISSED_KEY = 'drawbridge.dismissed'
const sizeKey = (panel: Panel): string => `drawbridge.size.${panel}`

interface PanelLimits {
  readonly least: number
  readonly usual: number
  readonly most: number
}

export const PANELS: Readonly<Record<Panel, PanelLimits>> = {
  side: { least: 320, usual: 380, most: 560 },
  dock: { least: 120, usual: 224, most: 480 },
}

const withinLimits = (panel: Panel, size: number): number =>
  Math.round(Math.min(Math.max(size, PANELS[panel].least), PANELS[panel].most))

const keptSize = (panel: Panel): number =>
  withinLimits(panel, Number(localStorage.getItem(sizeKey(panel))) || PANELS[panel].usual)

const FRESH = {
  selection: [],
  rail: 'palette',
  side: 'details',
  dock: null,
  overlay: null,
  moving: null,
  renaming: null,
  suggested: null,
  wanted: null,
  announcement: '',
  breakpoints: [],
  staged: [],
  prompt: '',
  attached: null,
  refused: [],
  people: [],
  you: null,
  following: null,
} as const satisfies Partial<SessionState>

export const useSession = create<SessionState>(() => ({
  ...FRESH,
  ...FIRST_PREFERENCES,
  sizes: { side: keptSize('side'), dock: keptSize('dock') },
  wheel: localStorage.getItem(WHEEL_KEY) === 'zoom' ? 'zoom' : 'pan',
  minimap: null,
  suggests: localStorage.getItem(SUGGESTS_KEY) !== 'no',
  dismissed: localStorage.getItem(DISMISSED_KEY)?.split(' ') ?? [],
  suggestedFor: null,
  firstSteps: { done: [], hidden: false },
  notices: [],
}))
const { getState, setState } = useSession

/** Begins to look at a drawing; an empty one shows what can be put into it. */
export function resetSession(project: string, empty: boolean): void {
  opened = project
  setState({
    ...FRESH,
    rail: empty ? 'palette' : null,
    firstSteps: keptFirstSteps(project),
  })
}

/** The project whose drawing is looked at. */
let opened = ''

export function select(...ids: readonly string[]): void {
  const { selection } = getState()
  if (selection.length === ids.length && selection.every((id, index) => id === ids[index])) return
  setState({ selection: ids })
}

export const setBreakpoints = (breakpoints: readonly StepPlace[]): void => setState({ breakpoints })

export const show = (overlay: Overlay | null): void => setState({ overlay })

export const toggleRail = (rail: Rail): void =>
  setState(({ rail: open }) => ({ rail: open === rail ? null : rail }))

export const showSide = (side: Side | null): void => setState({ side })

export const showDock = (dock: Dock): void => setState({ dock })

export const toggleDock = (dock: Dock): void =>
  setState(({ dock: open }) => ({ dock: open === dock ? null : dock }))

export function setWheel(wheel: SessionState['wheel']): void {
  localStorage.setItem(WHEEL_KEY, wheel)
  setState({ wheel })
}

export function setSuggests(suggests: boolean): void {
  localStorage.setItem(SUGGESTS_KEY, suggests ? 'yes' : 'no')
  setState({ suggests })
}

const MOST_DISMISSED = 500

/** Puts away what is suggested, for this part and for good. */
export function dismissNext(): void {
  const { suggestedFor, dismissed } = getState()
  if (suggestedFor === null) return
  const kept = [...dismissed, suggestedFor].slice(-MOST_DISMISSED)
  localStorage.setItem(DISMISSED_KEY, kept.join(' '))
  setState({ dismissed: kept, suggestedFor: null })
}

function setFirstSteps(firstSteps: FirstSteps): void {
  keepFirstSteps(opened, firstSteps)
  setState({ firstSteps })
}

/** Strikes off what has been done now. */
export function noteFirstSteps(fresh: readonly FirstStep[]): void {
  const { firstSteps } = getState()
  setFirstSteps({ ...firstSteps, done: [...firstSteps.done, ...fresh] })
}

export const hideFirstSteps = (): void => setFirstSteps({ ...getState().firstSteps, hidden: true })

/** They stand below the panel, which is opened for it. */
export function showFirstSteps(): void {
  setFirstSteps({ ...getState().firstSteps, hidden: false })
  setState(({ side }) => ({ side: side ?? 'details' }))
}

/** Makes a panel as large as it may be, at most; the browser remembers it. */
export function resize(panel: Panel, size: number): void {
  const { sizes } = getState()
  const next = withinLimits(panel, size)
  localStorage.setItem(sizeKey(panel), String(next))
  setState({ sizes: { ...sizes, [panel]: next } })
}

/** Changes what is to be written to the rows of the preview. */
export const stage = (change: (all: readonly Staged[]) => readonly Staged[]): void =>
  setState(({ staged }) => ({ staged: change(staged) }))

/** Forgets what was to be written; it can be had back for a while. */
export function discardStaged(): void {
  const { staged } = getState()
  setState({ staged: [] })
  const perform = (): void => stage((since) => [...staged, ...since])
  notify({ tone: 'plain', text: 'Discarded', action: { label: 'Undo', perform } })
}

/** Leads to one field of a part's details. */
export const showField = (node: string, field: string): void =>
  setState({ selection: [node], side: 'details', wanted: { node, field } })

/** Leads to a kind of part that the drawing lacks. */
export const suggestPart = (kind: string): void => setState({ rail: 'palette', suggested: kind })

let lastNotice = 0
const NOTICE_MS = 6_000
/** There is something to press: time to read, and to get there. */
const OFFER_MS = 15_000

/** Says something at the bottom of the screen for a while, and to screen readers. */
export function notify(notice: Omit<Notice, 'id'>): void {
  post(notice)
}

/** The same, and answers with the notice's id, for who may take it back before. */
export function post(notice: Omit<Notice, 'id'>): number {
  lastNotice += 1
  const id = lastNotice
  if (notice.tone === 'plain') dismissErrors()
  setState(({ notices }) => ({
    notices: [...notices.filter((before) => !isPast(before, notice)).slice(-2), { ...notice, id }],
    announcement: notice.text,
  }))
  setTimeout(() => dismiss(id), notice.action ? OFFER_MS : NOTICE_MS)
  return id
}

/** The same is not said twice, and what was done before is past once something else is. */
const isPast = (before: Notice, { tone, text }: Omit<Notice, 'id'>): boolean =>
  before.text === text || (tone === 'plain' && before.tone === 'plain' && !before.action)

export const dismiss = (id: number): void =>
  setState(({ notices, announcement }) => {
    const gone = notices.find((notice) => notice.id === id)
    return {
      notices: notices.filter((notice) => notice !== gone),
      announcement: gone?.text === announcement ? '' : announcement,
    }
  })

/** What went wrong before is past once something else succeeded, or on another page. */
export function dismissErrors(): void {
  for (const { id, tone } of getState().notices) if (tone === 'error') dismiss(id)
}

export const setRefused = (refused: readonly RefusedEdit[]): void => setState({ refused })

export const seeCome = (person: Present): void =>
  setState(({ people }) => ({ people: [...people.filter(({ id }) => id !== person.id), person] }))

export const seeLeave = (left: string): void =>
  setState(({ people }) => ({ people: people.filter(({ id }) => id !== left) }))

/** One of the people who are here looks elsewhere. */
export const seeThere = (id: string, here: Here): void =>
  setState(({ people }) => ({
    people: people.map((one) => (one.id === id ? { ...one, here } : one)),
  }))

/** Says something to screen readers alone. */
export const announce = (announcement: string): void => setState({ announcement })
