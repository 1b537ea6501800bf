import type { DryRun } from './dry-run.ts'
import { isCut, shownMembers, shownValue } from './shown-value.ts'
import { TouchedRows } from './touched-rows.ts'
import type { Moment, SeenStep } from './words.ts'

interface Failure {
  readonly message: string
  readonly stack: string
}

/** A value under the name that it has in the code. */
export type Named = Readonly<Record<string, unknown>>

/** Where in a run something happens: the place of what it is a part of. */
export interface Here {
  readonly run: Run
  readonly within: number | null
}

/** Which file a point is in, and the nearest one around it there. */
export interface PointPlace {
  readonly file: string
  readonly around: number | undefined
}

type Open<One> = One extends Moment ? Omit<One, 'at' | 'ms' | 'within'> : never
interface Ended {
  readonly failed?: string
  readonly value?: unknown
  readonly rows?: number
  readonly status?: number
}
type Kept = Moment & { open: boolean; ms: number | null; failed?: string }

/** Characters of one trace: it must fit into a report. */
const ROOM = 48_000
const MOST = 400
const LONGEST_STACK = 4000
/** Of a step that runs more often, its last run is kept in place of the one before. */
const MOST_RUNS = 20

/** What one request has passed so far. */
export class Run {
  readonly since = performance.now()
  readonly began = Date.now()
  readonly name: string
  /** The point after which it shall go no further. */
  readonly until: number | undefined
  /** Of one that shall leave nothing behind. */
  readonly dry: DryRun | undefined
  stopped = false
  failed: Failure | undefined
  /** What was secret in its input. */
  secrets: readonly string[] = []
  left = 0
  readonly rows = new TouchedRows()
  #room = ROOM
  readonly #kept: Kept[] = []
  /** For each point how often it ran, and the place of its last run. */
  readonly #runs = new Map<number, { times: number; at: number }>()

  constructor(name: string, until?: number, dry?: DryRun) {
    this.name = name
    this.until = until
    this.dry = dry
  }

  /** @returns its place; undefined where there are too many to keep */
  open(one: Open<Moment>, within: number | null): number | undefined {
    const size = JSON.stringify(one).length
    if (this.#kept.length >= MOST || size > this.#room) {
      this.left += 1
      return undefined
    }
    this.#room -= size
    const at = performance.now() - this.since
    return this.#kept.push({ ...one, at, ms: null, within, open: true }) - 1
  }

  step(point: number, item: Named | undefined, within: number | null): number | undefined {
    const known = this.#runs.get(point)
    const run = (known?.times ?? 0) + 1
    const shown = item === undefined ? {} : { each: this.shown(item) }
    const one: Open<SeenStep> = { sort: 'step', point, run, ...shown }
    if (known === undefined || run <= MOST_RUNS) {
      const at = this.open(one, within)
      if (at !== undefined) this.#runs.set(point, { times: run, at })
      return at
    }
    known.times = run
    const at = performance.now() - this.since
    this.#kept[known.at] = { ...one, at, ms: null, within, open: true }
    return known.at
  }

  close(at: number, how: Ended = {}): void {
    const kept = this.#kept[at]
    if (kept === undefined) return
    this.#kept[at] = Object.assign(kept, how, {
      ms: performance.now() - this.since - kept.at,
      open: false,
    })
  }

  /** The nearest around a moment of which this holds. */
  around(within: number | null, holds: (one: Kept) => boolean): number | null {
    for (let at = within; at !== null; at = this.#kept[at]?.within ?? null) {
      const one = this.#kept[at]
      if (one !== undefined && holds(one)) return at
    }
    return null
  }

  isOpen(at: number): boolean {
    return this.#kept[at]?.open === true
  }

  withinOf(at: number): number | null {
    return this.#kept[at]?.within ?? null
  }

  /** The step that was begun last and has not ended is the one that failed. */
  fail(error: Error): void {
    const message = messageOf(error)
    this.failed = { message, stack: (error.stack ?? '').slice(0, LONGEST_STACK) }
    const last = this.#kept.findLast((one) => one.open && one.sort === 'step')
    if (last !== undefined) last.failed = message
  }

  /** What is shown of a value, as far as there is room for it. */
  shown(named: Named): unknown {
    return this.told(named).shown
  }

  /** The same, and whether some of it had to be left out. */
  told(named: Named): { readonly shown: unknown; readonly isCut: boolean } {
    const [shown = null] = Object.values(shownMembers(named))
    if (JSON.stringify(shown).length > this.#room) return { shown: '…', isCut: true }
    return { shown: this.#take(shown), isCut: Object.values(named).some((one) => isCut(one)) }
  }

  /** Takes the room that it needs, where there is so much. */
  hasRoom(kept: object): boolean {
    const fits = JSON.stringify(kept).length <= this.#room
    if (fits) this.#take(kept)
    return fits
  }

  #take(shown: unknown): unknown {
    this.#room -= JSON.stringify(shown).length
    return shown
  }

  get moments(): readonly Moment[] {
    return this.#kept.map(({ open: _open, ...one }) => one)
  }
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? String(shownValue(error.message)) : 'It failed.'
