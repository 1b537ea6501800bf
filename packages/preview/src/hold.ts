import { setTimeout as pause } from 'node:timers/promises'
import type { Backend } from './backend.ts'
import type { GoOn } from './inside/pause-words.ts'
import type { Paused } from './state.ts'
import { isSame, type StepPlace } from './trace/points.ts'

/** Holds the requests to one version at steps of the drawing. */
export interface Hold {
  /** Where one is held now. */
  readonly paused: Paused | null
  /** Done once a request that comes now is held there. */
  stopAt(steps: readonly StepPlace[]): Promise<void>
  goOn(to: GoOn): void
}

/** Code that was drawn to keep the one who holds it from answering is not waited for. */
const PATIENCE_MS = 5_000

/** A place that nobody looks at any more is left after `seconds`. */
export function holdBackend({ inner, trace }: Backend, seconds: number, tell: () => void): Hold {
  let paused: Paused | null = null
  let timer: NodeJS.Timeout | undefined
  const turns = new Map<number, () => void>()
  let turn = 0
  inner.hearTurns((done) => {
    turns.get(done)?.()
    turns.delete(done)
  })
  const goOn = (to: GoOn): void => inner.hold({ type: 'goOn', to })
  inner.hearPauses((seen) => {
    clearTimeout(timer)
    const place = seen && trace.steps[seen.point]
    paused = null
    if (seen && place) {
      paused = { ...place, values: seen.values, until: Date.now() + seconds * 1000 }
      timer = setTimeout(() => goOn('breakpoint'), seconds * 1000).unref()
    }
    tell()
  })
  return {
    get paused() {
      return paused
    },
    async stopAt(steps) {
      const points = trace.steps.flatMap((place, point) =>
        steps.some((step) => isSame(step, place)) ? [point] : [],
      )
      const stops = Promise.withResolvers<void>()
      turns.set((turn += 1), stops.resolve)
      inner.hold({ type: 'stopAt', points, turn })
      await Promise.race([
        stops.promise,
        inner.ended,
        pause(PATIENCE_MS, undefined, { ref: false }),
      ])
    },
    goOn,
  }
}
