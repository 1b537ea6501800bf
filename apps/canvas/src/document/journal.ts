import type { Step } from '../stores/document.ts'
import type { RefusedEdit } from './refused.ts'
import type { Pending } from './sync.ts'

/**
 * What this browser keeps of a project: edits that the server has not acknowledged (they survive
 * a reload and a lost connection) and the steps that can be undone (as long as the tab lives).
 */
const pendingKey = (project: string, tab: string): string => `drawbridge.pending.${project}.${tab}`
const refusedKey = (project: string, tab: string): string => `drawbridge.refused.${project}.${tab}`
const stepsKey = (project: string): string => `drawbridge.steps.${project}`
const TAB_KEY = 'drawbridge.tab'

interface Steps {
  readonly version: number
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

/** A tab's own name, so that two tabs don't write over each other's edits. */
function tab(): string {
  const kept = sessionStorage.getItem(TAB_KEY)
  if (kept) return kept
  const made = crypto.randomUUID()
  sessionStorage.setItem(TAB_KEY, made)
  return made
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

export function keepPending(project: string, pending: readonly Pending[]): void {
  const key = pendingKey(project, tab())
  if (pending.length === 0) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(pending))
}

const keysUnder = (prefix: string): readonly string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(prefix))

const pendingKeys = (project: string): readonly string[] => keysUnder(pendingKey(project, ''))

export const hasPending = (project: string): boolean => pendingKeys(project).length > 0

/** Gives up edits that were kept, those of closed tabs too. */
export function forgetPending(project: string): void {
  for (const key of pendingKeys(project)) localStorage.removeItem(key)
}

/** Edits kept for a project, those of closed tabs too. Sent twice, an edit is applied once. */
export function takePending(project: string): readonly Pending[] {
  const keys = pendingKeys(project)
  const entries = keys.flatMap(
    (key) => (parse(localStorage.getItem(key)) as readonly Pending[] | null) ?? [],
  )
  forgetPending(project)
  keepPending(project, entries)
  return entries
}

export function keepSteps(project: string, steps: Steps): void {
  try {
    sessionStorage.setItem(stepsKey(project), JSON.stringify(steps))
  } catch {
    // The browser's store is full: then undo ends at the next reload.
    sessionStorage.removeItem(stepsKey(project))
  }
}

/** Keeps edits that could not be saved, until somebody has decided what becomes of them. */
export function keepRefused(project: string, edits: readonly RefusedEdit[]): void {
  const key = refusedKey(project, tab())
  putRefused(key, [...refusedAt(key), ...edits])
}

/** Gives up an edit that was kept, whichever tab kept it. */
export function forgetRefused(project: string, edit: string): void {
  for (const key of keysUnder(refusedKey(project, '')))
    putRefused(
      key,
      refusedAt(key).filter((one) => one.key !== edit),
    )
}

/** Edits that could not be saved in any tab, closed ones too. */
export function readRefused(project: string): readonly RefusedEdit[] {
  const all = keysUnder(refusedKey(project, '')).flatMap(refusedAt)
  // What a closed tab had sent may be sent once more, and is refused twice.
  return [...new Map(all.map((edit) => [edit.key, edit])).values()]
}

const refusedAt = (key: string): readonly RefusedEdit[] =>
  (parse(localStorage.getItem(key)) as readonly RefusedEdit[] | null) ?? []

function putRefused(key: string, edits: readonly RefusedEdit[]): void {
  if (edits.length === 0) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(edits))
}

export const takeSteps = (project: string): Steps | null =>
  parse(sessionStorage.getItem(stepsKey(project))) as Steps | null
