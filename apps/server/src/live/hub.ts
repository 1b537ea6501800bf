import { LIVE_LIMITS, type LiveMessage } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'

export interface Listener {
  readonly accountId: string
  tell(message: LiveMessage): void
  /** There is nothing to hear any more. */
  end(): void
  /** What they may do is another thing now: they ask again. */
  roleChanged(): void
  /** There are too many, and this one has to make room. */
  crowdedOut(): void
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
    crowded(watched.listeners, listener)?.crowdedOut()
    return () => {
      if (watched.listeners.delete(listener) && watched.listeners.size === 0)
        this.#watched.delete(projectId)
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

  /** The project is gone, or an account is no member any more: nobody, or not they, hears of it. */
  end(projectId: string, accountId?: string): void {
    for (const listener of this.#of(projectId, accountId)) listener.end()
  }

  roleChanged(projectId: string, accountId: string): void {
    for (const listener of this.#of(projectId, accountId)) listener.roleChanged()
  }

  #of(projectId: string, accountId?: string): readonly Listener[] {
    const all = [...(this.#watched.get(projectId)?.listeners ?? [])]
    return accountId === undefined ? all : all.filter((one) => one.accountId === accountId)
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

/**
 * Whoever makes room for the one who came: the oldest of their account; where the project is full,
 * the oldest of the account with the most. So nobody can shut the others out.
 */
function crowded(listeners: ReadonlySet<Listener>, came: Listener): Listener | undefined {
  const { perAccount, perProject } = LIVE_LIMITS
  const of = Map.groupBy(listeners, ({ accountId }) => accountId)
  const own = of.get(came.accountId) ?? []
  if (own.length > perAccount) return own[0]
  if (listeners.size <= perProject) return undefined
  return [...of.values()].toSorted((a, b) => b.length - a.length)[0]?.[0]
}
