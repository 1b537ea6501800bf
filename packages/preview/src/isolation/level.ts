/** How well code is kept apart from the studio, best last. Found by trying, never by configuration. */
export const LEVELS = ['none', 'seatBelt', 'fenced', 'isolated'] as const
export type Level = (typeof LEVELS)[number]

export interface Isolation {
  readonly level: Level
  /** 3 isolated, 2 fenced, 1 seat belt, 0 none. */
  readonly number: number
  /** For the screen. */
  readonly sentence: string
  /** Every attempt at an escape, and whether it was held. */
  readonly probes: readonly ProbeResult[]
}

export interface ProbeResult {
  readonly name: string
  readonly held: boolean
  readonly detail: string
}

export const SENTENCES: Readonly<Record<Level, string>> = {
  isolated:
    'Your backend runs isolated: no network, no files and no processes but its own, so it can be anybody’s code.',
  fenced:
    'Your backend runs fenced off under a user of its own. It can reach the network: run only code of people you trust.',
  seatBelt:
    'Your backend runs with a seat belt only: it has your account’s rights, and can reach the network and, as databases, your files. Only your own drawings belong here.',
  none: 'This machine has no way to keep a backend apart well enough, so nothing is run here.',
}
