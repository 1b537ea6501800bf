import type { Backend } from './backend.ts'
import type { GoOn } from './inside/pause-words.ts'
import type { Paused } from './state.ts'
import { isSame, type StepPlace } from './trace/points.ts'

/** Holds the requests to one version at steps of the drawing. */
export interface Hold {
  /** Where one is held now. */
  readonly paused: Paused | null
  stopAt(steps: readonly StepPlace[]): void
  goOn(to: GoOn): void
}

/** A place that nobody looks at any more is left after `seconds`. */
export function holdBackend({ inner, trace }: Backend, seconds: number, tell: () => void): Hold {
  let paused: Paused | null = null
  let timer: NodeJS.Timeout | undefined
  const goOn = (to: GoOn): void => inner.hold({ type: 'goOn', to })
  inner.hearPauses((pause) => {
    clearTimeout(timer)
    const place = pause && trace.steps[pause.point]
    paused = null
    if (pause && place) {
      paused = { ...place, values: pause.values, until: Date.now() + seconds * 1000 }
      timer = setTimeout(() => goOn('breakpoint'), seconds * 1000).unref()
    }
    tell()
  })
  return {
    get paused() {
      return paused
    },
    stopAt(steps) {
      const points = trace.steps.flatMap((place, point) =>
        steps.some((step) => isSame(step, place)) ? [point] : [],
      )
      inner.hold({ type: 'stopAt', points })
    },
    goOn,
  }
}
