import type { Run, RunMoment } from '@drawbridge/protocol'

/** What happened in a request, as a tree that is shown as a list. */
export interface PlacedMoment {
  readonly moment: RunMoment
  /** Its place in the list of the request. */
  readonly index: number
  readonly depth: number
}

/** Parts in the order in which they are read: what belongs to one stands below it. */
export function placedMoments({ moments }: Pick<Run, 'moments'>): readonly PlacedMoment[] {
  const below = Map.groupBy(
    moments.map((moment, index) => ({ moment, index })),
    ({ moment }) => moment.within,
  )
  const placed = (within: number | null, depth: number): PlacedMoment[] =>
    (below.get(within) ?? []).flatMap(({ moment, index }) => [
      { moment, index, depth },
      ...placed(index, depth + 1),
    ])
  return placed(null, 0)
}

/** Where a bar begins and how long it is, in hundredths of the whole. */
export function barOf(
  moment: RunMoment,
  whole: number,
): { readonly from: number; readonly length: number } {
  const length = whole <= 0 ? 0 : (moment.ms ?? whole - moment.at) / whole
  const from = whole <= 0 ? 0 : moment.at / whole
  return { from: percent(from), length: Math.max(percent(length), 0.5) }
}

const percent = (share: number): number => Math.min(Math.max(share, 0), 1) * 100
