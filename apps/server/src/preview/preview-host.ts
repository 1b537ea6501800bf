import { createCallers, type Applied, type Callers, type Previews } from '@drawbridge/preview'
import type { Compiled } from '@drawbridge/compiler'
import type { Dialect } from '@drawbridge/sql'
import type { PreviewState } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import type { CompiledOk, Drawings } from '../documents/drawings.ts'
import { readHead, type Head } from '../documents/versions.ts'
import type { Hub } from '../live/hub.ts'
import { assertMayRun } from '../projects/trust.ts'
import type { Storage } from '../storage/storage.ts'
import type { DatabaseAddress } from './own/address.ts'
import type { OwnDatabases } from './own/own-databases.ts'
import type { OutsideStore } from './outside/outside-store.ts'
import { problemOf, type Problem } from './problem.ts'
import { summaryOf } from './shown-run.ts'
import { sendSamples } from './samples.ts'
import { sameCode, type Started } from './started.ts'

export interface PreviewHostParts {
  readonly storage: Storage
  readonly drawings: Drawings
  readonly ownDatabases: OwnDatabases
  readonly outside: OutsideStore
  readonly hub: Hub
  /** Made when it is first needed: trying the walls of a cell takes a moment. */
  readonly create: () => Previews
  /** `http://<id>.localhost:3000`, where it is known */
  readonly addressOf: (id: string) => string | null
  /** Hears of each version that has begun to answer, and of each project that is gone from here. */
  readonly answers: (scope: ProjectScope, head: Head) => void
  readonly left: (project: Pick<ProjectScope, 'projectId'>) => void
  readonly report: (error: unknown) => void
}

type Run = (compiled: CompiledOk) => Promise<Applied>

const EMBEDDED: PreviewState['database'] = { dialect: 'sqlite', address: null }
const LOG_TAIL = 100
/** Of all accounts together: each takes a process and its memory. */
export const MOST_RUNNING = 8

/** Runs the newest version of the projects that were started, and keeps them the newest. */
export class PreviewHost {
  readonly #parts: PreviewHostParts
  #previews: Previews | undefined
  #callers: Callers | undefined
  /** In the order in which they were started. */
  readonly #started = new Map<string, Started>()
  /** What each was last seen to run on. */
  readonly #databases = new Map<string, PreviewState['database']>()
  /** The last thing begun; settles when the code answers and has its samples. */
  readonly #begun = new Map<string, Promise<void>>()

  constructor(parts: PreviewHostParts) {
    this.#parts = parts
  }

  get previews(): Previews {
    this.#previews ??= this.#create()
    return this.#previews
  }

  get callers(): Callers {
    this.#callers ??= createCallers(this.previews)
    return this.#callers
  }

  /** Finds out how well this machine can keep code apart, before anybody waits for it. */
  wake(): void {
    this.previews.isolation().catch(this.#parts.report)
  }

  /**
   * Begins in the background; the state tells how it goes. What is on its way already, since whoever
   * asks has not heard of it yet, goes on.
   */
  async start(scope: ProjectScope, acceptLosses = false): Promise<void> {
    const { queries } = this.#parts.storage
    const head = await readHead(queries, scope)
    await assertMayRun(queries, scope, await this.previews.isolation())
    if (!acceptLosses && this.#isComing(scope.projectId, head)) return
    const started = await this.#makeRoomFor(scope.projectId)
    started.newest = head.version
    delete started.problem
    this.#go(scope, head, started, (compiled) =>
      this.#begin(scope, compiled, head.version, acceptLosses),
    )
  }

  /** Swaps in what was just saved, if the project runs. */
  follow(scope: ProjectScope, head: Head, acceptLosses: boolean): void {
    const { projectId: id } = scope
    const started = this.#started.get(id)
    if (started === undefined || started.newest > head.version) return
    started.newest = head.version
    this.#go(scope, head, started, (compiled) => {
      const stopped = this.previews.state(id).state === 'stopped'
      return stopped
        ? this.#begin(scope, compiled, head.version, acceptLosses)
        : this.previews.apply(id, compiled, { version: head.version, acceptLosses })
    })
  }

  async stop({ projectId: id }: Pick<ProjectScope, 'projectId'>): Promise<void> {
    this.#started.delete(id)
    if (!this.#previews) return
    await this.#previews.stop(id)
    this.#tell(id)
  }

  isStarted(id: string): boolean {
    return this.#started.has(id)
  }

  /** Nothing of it stays behind here. */
  async remove(project: Pick<ProjectScope, 'projectId'>): Promise<void> {
    const { projectId: id } = project
    await this.stop(project)
    this.#parts.left(project)
    await this.previews.remove(id)
    this.callers.forget(id)
    this.#databases.delete(id)
    this.#begun.delete(id)
  }

  /** As `remove`, of one whose account is gone: nobody is left to be told, and others follow. */
  async removeLeft(project: Pick<ProjectScope, 'projectId'>): Promise<void> {
    await this.remove(project).catch(this.#parts.report)
  }

  /** Its rows are gone; it starts again, with the samples, if it was running. */
  async reset(scope: ProjectScope): Promise<void> {
    const { projectId: id } = scope
    const ran = this.#started.has(id)
    const own = await this.#database(scope)
    if (own) await this.previews.empty(id)
    await this.stop(scope)
    if (!own) await this.previews.reset(id)
    this.callers.forget(id)
    if (ran) await this.start(scope)
  }

  /** The code that answers, once what was begun is done. */
  async running({ projectId: id }: ProjectScope): Promise<CompiledOk | undefined> {
    await this.#begun.get(id)
    return this.#started.get(id)?.answering
  }

  /** Written for the database that the preview runs on. */
  async compile(scope: ProjectScope, head: Head): Promise<Compiled> {
    return this.#parts.drawings.compile(scope, head, await this.dialect(scope))
  }

  async dialect(scope: ProjectScope): Promise<Dialect> {
    return (await this.#database(scope))?.dialect ?? EMBEDDED.dialect
  }

  async #database(scope: ProjectScope): Promise<DatabaseAddress | undefined> {
    const own = await this.#parts.ownDatabases.read(scope)
    if (own) {
      const { dialect, shown: address } = own
      this.#databases.set(scope.projectId, { dialect, address })
    } else this.#databases.delete(scope.projectId)
    return own
  }

  async state(scope: ProjectScope): Promise<PreviewState> {
    const { projectId: id } = scope
    await this.#database(scope)
    const logs = this.previews.logs(id).slice(-LOG_TAIL)
    return { ...(await this.#stateOf(id)), logs: [...logs] }
  }

  async close(): Promise<void> {
    await this.#previews?.close()
  }

  /** The one that was started first makes way; its rows stay, and Run brings it back. */
  async #makeRoomFor(id: string): Promise<Started> {
    const started = this.#started.get(id) ?? { newest: 0, coming: 0, sameUntil: 0 }
    this.#started.delete(id)
    for (const projectId of this.#started.keys())
      if (this.#started.size >= MOST_RUNNING) await this.stop({ projectId })
    this.#started.set(id, started)
    return started
  }

  #go(scope: ProjectScope, head: Head, started: Started, run: Run): void {
    const { projectId: id } = scope
    started.coming += 1
    const begun = this.#bring(scope, head, started, run)
      .catch((error: unknown) => {
        if (!this.#isNewest(id, head, started)) return
        this.#parts.report(error)
        const message = error instanceof Error ? error.message : 'It could not be started.'
        started.problem = { message }
        this.#tell(id)
      })
      .finally(() => {
        started.coming -= 1
      })
    this.#begun.set(id, begun)
  }

  #isComing(id: string, { version }: Head): boolean {
    const started = this.#started.get(id)
    return started !== undefined && started.coming > 0 && started.newest === version
  }

  /** Whether nothing newer was asked for, and nobody pressed Stop. */
  #isNewest(id: string, head: Head, started: Started): boolean {
    return this.#started.get(id) === started && started.newest === head.version
  }

  async #bring(scope: ProjectScope, head: Head, started: Started, run: Run): Promise<void> {
    const { projectId: id } = scope
    const compiled = await this.compile(scope, head)
    if (!this.#isNewest(id, head, started)) return
    if (!compiled.ok) {
      started.problem = problemOf(compiled)
      this.#tell(id)
      return
    }
    delete started.problem
    const before = started.answering
    if (before && this.previews.state(id).state === 'running' && sameCode(before, compiled)) {
      started.sameUntil = head.version
      this.#tell(id)
      return
    }
    const applied = await run(compiled)
    if (!applied.ok) return
    started.answering = compiled
    this.#parts.answers(scope, head)
    await sendSamples(this.#parts.storage.queries, scope, this.previews, this.callers, compiled)
  }

  async #begin(
    scope: ProjectScope,
    compiled: CompiledOk,
    version: number,
    acceptLosses: boolean,
  ): Promise<Applied> {
    const { ownDatabases, outside, addressOf } = this.#parts
    const own = await this.#database(scope)
    const reached = own && (await ownDatabases.reach(own))
    const address = addressOf(scope.projectId)
    return this.previews.start(scope.projectId, compiled, {
      version,
      acceptLosses,
      ...(address !== null && { address }),
      ...reached,
      ...(await outside.read(scope)),
    })
  }

  #create(): Previews {
    const previews = this.#parts.create()
    previews.events.on('state', (id) => this.#tell(id))
    previews.events.on('log', (id, line) => this.#parts.hub.tell(id, { type: 'log', line }))
    previews.events.on('run', (id, run) =>
      this.#parts.hub.tell(id, { type: 'run', run: summaryOf(run) }),
    )
    return previews
  }

  #tell(id: string): void {
    this.#stateOf(id)
      .then((preview) => this.#parts.hub.tell(id, { type: 'preview', preview }))
      .catch(this.#parts.report)
  }

  async #stateOf(id: string): Promise<Omit<PreviewState, 'logs'>> {
    const { number: level, sentence } = await this.previews.isolation()
    const { state, version, problem, debug } = this.previews.state(id)
    const { problem: drawn, sameUntil = 0, coming = 0 } = this.#started.get(id) ?? {}
    // It is not there yet while its code is still being written.
    const before = drawn ? 'problem' : coming > 0 ? 'starting' : 'stopped'
    return {
      state: state === 'stopped' ? before : state,
      version: version === null ? null : Math.max(version, sameUntil),
      url: state === 'stopped' ? null : this.#parts.addressOf(id),
      isolation: { level, sentence },
      database: this.#databases.get(id) ?? EMBEDDED,
      problem: drawn ?? shown(problem),
      ...(debug && { debug }),
    }
  }
}

function shown(problem: Problem | null): Problem | null {
  if (problem === null) return null
  const { message, node, losses } = problem
  return { message, ...(node !== undefined && { node }), ...(losses && { losses: [...losses] }) }
}
