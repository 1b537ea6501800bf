/** What somebody who is new does for the first time. */
const STEP_NAMES = ['send', 'field', 'rule', 'trace', 'code'] as const
export type FirstStep = (typeof STEP_NAMES)[number]

/** The list of those, as far as it is done in a project. */
export interface FirstSteps {
  readonly done: readonly FirstStep[]
  /** Nobody wants it any more, in no project. */
  readonly hidden: boolean
}

const KEY = 'drawbridge.first-steps'
const keyOf = (project: string): string => `${KEY}.${project}`

/** What the browser remembers. Whoever has done them all once needs no list in the next project. */
export function keptFirstSteps(project: string): FirstSteps {
  const kept = localStorage.getItem(keyOf(project))?.split(' ')
  const all = localStorage.getItem(KEY)
  return {
    done: STEP_NAMES.filter((name) => kept?.includes(name)),
    hidden: all === 'hidden' || (all === 'done' && kept === undefined),
  }
}

export function keepFirstSteps(project: string, { done, hidden }: FirstSteps): void {
  localStorage.setItem(keyOf(project), done.join(' '))
  if (hidden) localStorage.setItem(KEY, 'hidden')
  else if (done.length === STEP_NAMES.length) localStorage.setItem(KEY, 'done')
  else localStorage.removeItem(KEY)
}
