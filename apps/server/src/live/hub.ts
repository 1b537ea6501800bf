import type { LiveMessage } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'

export interface Listener {
  tell(message: LiveMessage): void
  /** There is nothing to hear any more. */
  end(): void
}

interface Watched {
  readonly scope: ProjectScope
  readonly listeners: Set<Listener>
  /** The newest version that was told; undefined until it has been looked up. */
  version: number | undefined
}

/** Who looks at which project now, in this process. */
export class Hub {
  readonly #watched = new Map<string, Watched>()

  /** @returns how to stop listening */
  listen(scope: ProjectScope, listener: Listener): () => void {
    const { projectId } = scope
    const known = this.#watched.get(projectId)
    const watched = known ?? { scope, listeners: new Set(), version: undefined }
    this.#watched.set(projectId, watched)
    watched.listeners.add(listener)
    return () => {
      watched.listeners.delete(listener)
      if (watched.listeners.size === 0) this.#watched.delete(projectId)
    }
  }

  /** Says that this version needs no more telling. */
  seen({ projectId }: ProjectScope, version: number): void {
    const watched = this.#watched.get(projectId)
    if (watched) watched.version = Math.max(watched.version ?? 0, version)
  }

  /** What is watched, and the newest version that was told. */
  watched(): readonly Pick<Watched, 'scope' | 'version'>[] {
    return [...this.#watched.values()]
  }

  /** The project is gone: nobody hears of it any more. */
  end(projectId: string): void {
    for (const listener of this.#watched.get(projectId)?.listeners ?? []) listener.end()
    this.#watched.delete(projectId)
  }

  tell(projectId: string, message: LiveMessage): void {
    const watched = this.#watched.get(projectId)
    if (!watched) return
    if (message.type === 'document') {
      if (message.version <= (watched.version ?? -1)) return
      watched.version = message.version
    }
    for (const listener of watched.listeners) listener.tell(message)
  }
}
