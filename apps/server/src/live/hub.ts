import type { LiveMessage } from '@drawbridge/protocol'

export type Listener = (message: LiveMessage) => void

/** Who looks at which project now, in this process. */
export class Hub {
  readonly #listeners = new Map<string, Set<Listener>>()

  /** @returns how to stop listening */
  listen(projectId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(projectId) ?? new Set()
    this.#listeners.set(projectId, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(projectId)
    }
  }

  tell(projectId: string, message: LiveMessage): void {
    for (const listener of this.#listeners.get(projectId) ?? []) listener(message)
  }
}
