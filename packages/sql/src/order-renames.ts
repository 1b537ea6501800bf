import { fitName } from './names.ts'

export interface Rename {
  readonly from: string
  readonly to: string
}

/** Renames in an order in which no name is taken twice; names that go round in a circle wait under another. */
export function orderRenames<T extends Rename>(renames: readonly T[]): readonly T[] {
  const ordered: T[] = []
  let waiting = [...renames]
  while (waiting.length > 0) {
    const taken = new Set(waiting.map(({ from }) => from))
    const free = waiting.filter(({ to }) => !taken.has(to))
    if (free.length > 0) {
      ordered.push(...free)
      waiting = waiting.filter((rename) => !free.includes(rename))
      continue
    }
    const [first, ...rest] = waiting
    if (!first) break
    const aside = fitName(`_renaming_${first.to}`)
    ordered.push({ ...first, to: aside })
    waiting = [...rest, { ...first, from: aside }]
  }
  return ordered
}
