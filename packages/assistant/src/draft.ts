import { applyCommand, type Command } from '@drawbridge/commands'
import type { Manifest, Node } from '@drawbridge/manifest'
import { sameThing } from './words.ts'

/** The manifest as it will be after the phrases so far, and look-ups by the words people use. */
export class Draft {
  #manifest: Manifest

  constructor(manifest: Manifest) {
    this.#manifest = manifest
  }

  get manifest(): Manifest {
    return this.#manifest
  }

  /** Applies commands, or answers why they can't be. */
  apply(commands: readonly Command[]): string | undefined {
    const result = applyCommand(this.#manifest, { type: 'batch', label: 'Draft', commands })
    if (!result.ok) return result.reason
    this.#manifest = result.manifest
    return undefined
  }

  ofKind(kind: string): readonly Node[] {
    return this.#manifest.nodes.filter((node) => node.kind === kind)
  }

  /** The table that people call so, in singular or plural. */
  table(words: string): Node | undefined {
    return this.ofKind('table').find((node) => sameThing(node.name, words))
  }

  connected(from: string, to: string): boolean {
    return this.#manifest.connections.some((one) => one.from === from && one.to === to)
  }

  /** `books`, or `books_2` when that is taken: the same prompt gives the same ids. */
  freshId(wanted: string): string {
    const taken = new Set(
      [...this.#manifest.nodes, ...this.#manifest.connections].map(({ id }) => id),
    )
    return unlessTaken(wanted, taken)
  }
}

export function unlessTaken(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let count = 2
  while (taken.has(`${wanted}_${count}`)) count += 1
  return `${wanted}_${count}`
}
