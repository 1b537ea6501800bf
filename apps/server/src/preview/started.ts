import type { CompiledOk } from '../documents/drawings.ts'
import type { Problem } from './problem.ts'

/** What is known of a project from Run to Stop. */
export interface Started {
  /** The newest version that was asked for; what an older one finds out counts no more. */
  newest: number
  /** How many versions are on their way, the newest or one that it overtakes. */
  coming: number
  /** What answers, or did until it ended by itself. */
  answering?: CompiledOk
  /** Why the newest drawing can't even be tried. */
  problem?: Problem
  /** The newest version that changes nothing in the code that answers, such as a part moved. */
  sameUntil: number
}

/** Whether two drawings became the same files. */
export function sameCode(before: CompiledOk, now: CompiledOk): boolean {
  const texts = new Map(before.tree.map(({ path, text }) => [path, text]))
  return (
    texts.size === now.tree.length && now.tree.every(({ path, text }) => texts.get(path) === text)
  )
}
