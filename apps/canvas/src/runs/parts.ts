import type { Run, RunPart } from '@drawbridge/protocol'

/** What happened in a request, as a tree that is shown as a list. */
export interface PlacedPart {
  readonly part: RunPart
  /** Its place in the list of the request. */
  readonly index: number
  readonly depth: number
}

/** Parts in the order in which they are read: what belongs to one stands below it. */
export function placedParts({ happenings }: Pick<Run, 'happenings'>): readonly PlacedPart[] {
  const below = Map.groupBy(
    happenings.map((part, index) => ({ part, index })),
    ({ part }) => part.within,
  )
  const placed = (within: number | null, depth: number): PlacedPart[] =>
    (below.get(within) ?? []).flatMap(({ part, index }) => [
      { part, index, depth },
      ...placed(index, depth + 1),
    ])
  return placed(null, 0)
}

/** Where a bar begins and how long it is, in hundredths of the whole. */
export function barOf(
  part: RunPart,
  whole: number,
): { readonly from: number; readonly length: number } {
  const length = whole <= 0 ? 0 : (part.ms ?? whole - part.at) / whole
  const from = whole <= 0 ? 0 : part.at / whole
  return { from: percent(from), length: Math.max(percent(length), 0.5) }
}

const percent = (share: number): number => Math.min(Math.max(share, 0), 1) * 100
