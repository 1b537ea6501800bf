import type { Previews, TrialResult, Verdict } from '@drawbridge/preview'
import { QUICK_TRIALS, type Trial, type Verification } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import type { CompiledOk } from '../documents/drawings.ts'
import { sha256 } from '../ids.ts'
import type { Hub } from '../live/hub.ts'
import type { ReachedDatabase } from '../preview/own/own-databases.ts'

interface Parts {
  readonly hub: Hub
  readonly previews: () => Previews
  readonly report: (error: unknown) => void
}

interface Known {
  /** Which files it was, on which database. */
  readonly mark: string
  readonly verification: Verification
}

/** Results are small; projects that nobody asked about for long are forgotten. */
const KEPT = 500

/** Tries the code of projects, one after the other: each takes a processor for some seconds. */
export class Verifications {
  readonly #parts: Parts
  readonly #known = new Map<string, Known>()
  #last: Promise<void> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  read({ projectId }: ProjectScope): Verification | null {
    return this.#known.get(projectId)?.verification ?? null
  }

  /** Begins, unless these very files were tried before; the hub tells how it goes. */
  begin(
    scope: ProjectScope,
    version: number,
    compiled: CompiledOk,
    database: Partial<ReachedDatabase> = {},
  ): Verification {
    const { projectId: id } = scope
    const mark = markOf(compiled, database)
    const before = this.#known.get(id)
    if (before?.mark === mark && !wasCutShort(before.verification)) {
      this.#become(id, { mark, verification: { ...before.verification, version } })
      return before.verification
    }
    const trials = QUICK_TRIALS.map((name) => waiting(name))
    const verification: Verification = { version, state: 'running', trials }
    this.#become(id, { mark, verification })
    this.#last = this.#last
      .then(() => this.#run(id, mark, compiled, database))
      .catch((error: unknown) => {
        this.#parts.report(error)
        this.#change(id, mark, (now) => ({ ...now, state: 'problem' }))
      })
    return verification
  }

  /**
   * Tries code that is nobody's yet, when it is its turn; nothing is kept of it.
   * @throws what `signal` was aborted with, where it was
   */
  judge(
    compiled: CompiledOk,
    before: CompiledOk | undefined,
    database: Partial<ReachedDatabase> = {},
    signal?: AbortSignal,
  ): Promise<Verdict> {
    const options = { ...database, thorough: before ? { before } : {}, ...(signal && { signal }) }
    const verdict = this.#last.then(() => this.#parts.previews().verify(compiled, options))
    this.#last = verdict.then(
      () => undefined,
      () => undefined,
    )
    return verdict
  }

  async #run(
    id: string,
    mark: string,
    compiled: CompiledOk,
    database: Partial<ReachedDatabase>,
  ): Promise<void> {
    // Edited in the meantime: the newer one waits behind.
    if (this.#known.get(id)?.mark !== mark) return
    const tell = (trial: TrialResult): void =>
      this.#change(id, mark, (now) => withTrial(now, trial))
    const options = { tell, ...database }
    const { ok } = await this.#parts.previews().verify(compiled, options)
    this.#change(id, mark, (now) => ({ ...now, state: ok ? 'ok' : 'problem' }))
  }

  #change(id: string, mark: string, change: (now: Verification) => Verification): void {
    const now = this.#known.get(id)
    if (now?.mark === mark) this.#become(id, { mark, verification: change(now.verification) })
  }

  #become(id: string, known: Known): void {
    this.#known.delete(id)
    this.#known.set(id, known)
    const [oldest] = this.#known.keys()
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest)
    this.#parts.hub.tell(id, { type: 'verification', verification: known.verification })
  }
}

function waiting(name: Trial['name']): Trial {
  return { name, state: 'waiting', detail: '', ms: 0, findings: [] }
}

function withTrial(now: Verification, trial: TrialResult): Verification {
  return { ...now, trials: now.trials.map((one) => (one.name === trial.name ? trial : one)) }
}

/** What was cut short says nothing, and is tried again when somebody asks again. */
function wasCutShort({ state, trials }: Verification): boolean {
  const blamed = trials.some((trial) => trial.state === 'problem')
  return (
    (state === 'problem' && !blamed) ||
    trials.some(({ findings }) => findings.some(({ code }) => code === 'verification-cut-short'))
  )
}

function markOf({ tree }: CompiledOk, database: Partial<ReachedDatabase>): string {
  return sha256(JSON.stringify([database, tree.map(({ path, text }) => [path, text])]))
}
