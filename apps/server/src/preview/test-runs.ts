import type { Previews, SeenTest } from '@drawbridge/preview'
import type { Compiled } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import type { TestsState } from '@drawbridge/protocol'
import { setTimeout as pause } from 'node:timers/promises'
import type { ProjectScope } from '../accounts/scope.ts'
import type { CompiledOk } from '../documents/drawings.ts'
import type { Head } from '../documents/versions.ts'
import type { Hub } from '../live/hub.ts'
import { isSameTest, placedTest, testFilesOf } from './tests-in.ts'

interface Parts {
  readonly hub: Hub
  readonly previews: () => Previews
  /** Written for the embedded database, which each test has one of its own of. */
  readonly compile: (scope: ProjectScope, head: Head) => Promise<Compiled>
  readonly report: (error: unknown) => void
}

/** What of the tests is run. */
interface Only {
  readonly file?: string
  readonly name?: string
}

interface Known {
  state: TestsState
  /** The drawing that they ran for last. */
  manifest?: Manifest
  stop?: AbortController
}

const NOTHING: TestsState = { state: 'idle', version: null, files: [], tests: [] }
/** The new version answers before its tests take the processor. */
const AFTER_MS = 600
/** How often the live connection tells of them. */
const TELL_MS = 250

/**
 * Runs the tests of projects, one project after the other. Whoever has asked once has them run on
 * every change from then on; a newer version stops those of an older one.
 */
export class TestRuns {
  readonly #parts: Parts
  readonly #known = new Map<string, Known>()
  #last: Promise<void> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  read({ projectId }: Pick<ProjectScope, 'projectId'>): TestsState {
    return this.#known.get(projectId)?.state ?? NOTHING
  }

  begin(scope: ProjectScope, head: Head, wanted: Only = {}): TestsState {
    const known = this.#known.get(scope.projectId) ?? { state: NOTHING }
    this.#known.set(scope.projectId, known)
    // Of a run that is stopped for one of them, the others would never have their turn.
    const only = known.state.state === 'running' ? {} : wanted
    known.stop?.abort()
    const stop = new AbortController()
    known.stop = stop
    known.state = { ...withoutProblem(known.state), state: 'running', version: head.version }
    this.#tell(scope.projectId)
    this.#last = this.#last
      .then(() => this.#run(scope, head, known, stop.signal, only))
      .catch((error: unknown) => {
        this.#parts.report(error)
        if (stop.signal.aborted) return
        const problem = error instanceof Error ? error.message : 'The tests could not be run.'
        this.#become(scope.projectId, known, { state: 'problem', problem })
      })
    return known.state
  }

  /** A version of the drawing has begun to answer. */
  follow(scope: ProjectScope, head: Head): void {
    const known = this.#known.get(scope.projectId)
    const isDone = (): boolean => (known?.state.version ?? -1) >= head.version
    if (known === undefined || isDone()) return
    known.stop?.abort()
    pause(AFTER_MS, undefined, { ref: false })
      .then(() => (isDone() ? undefined : this.begin(scope, head)))
      .catch(this.#parts.report)
  }

  stop({ projectId }: Pick<ProjectScope, 'projectId'>): TestsState {
    const known = this.#known.get(projectId)
    known?.stop?.abort()
    if (known?.state.state === 'running') this.#become(projectId, known, settled(known.state))
    return this.read({ projectId })
  }

  /** Nobody wants to know of them any more. */
  forget(project: Pick<ProjectScope, 'projectId'>): void {
    this.stop(project)
    this.#known.delete(project.projectId)
  }

  async #run(
    scope: ProjectScope,
    head: Head,
    known: Known,
    signal: AbortSignal,
    only: Only,
  ): Promise<void> {
    const { projectId: id } = scope
    if (signal.aborted) return
    const compiled = await this.#parts.compile(scope, head)
    if (signal.aborted) return
    if (!compiled.ok) {
      const problem = 'The drawing can’t run yet, and so its tests can’t either.'
      return this.#become(id, known, { state: 'problem', problem })
    }
    const files = testFilesOf(compiled, known.manifest)
    const isMeant = (file: string): boolean => only.file === undefined || only.file === file
    known.manifest = compiled.manifest
    const paths = new Set(files.map(({ path }) => path))
    const before = known.state.tests.filter(({ file }) => paths.has(file))
    const tests = before.map((one) =>
      isMeant(one.file) && (only.name ?? one.name) === one.name
        ? ({ ...one, state: 'waiting' } as const)
        : one,
    )
    this.#become(id, known, { files, tests })
    await this.#parts.previews().test(compiled, {
      files: files.map(({ path }) => path).filter(isMeant),
      ...(only.name !== undefined && { names: [only.name] }),
      signal,
      tell: (seen) => this.#seen(id, known, seen, compiled),
    })
    if (!signal.aborted) this.#become(id, known, settled(known.state))
  }

  #seen(id: string, known: Known, seen: SeenTest, compiled: CompiledOk): void {
    const test = placedTest(seen, compiled)
    const at = known.state.tests.findIndex((one) => isSameTest(one, test))
    // Of a suite it is told that it begins, and never how it ends.
    const tests = at >= 0 ? known.state.tests.with(at, test) : [...known.state.tests, test]
    known.state = { ...known.state, tests: [...tests] }
    this.#tell(id)
  }

  #become(id: string, known: Known, change: Partial<TestsState>): void {
    known.state = { ...known.state, ...change }
    this.#tell(id)
  }

  readonly #told = new Map<string, Promise<void>>()

  /** At most once in a while. */
  #tell(id: string): void {
    if (this.#told.has(id)) return
    const telling = pause(TELL_MS, undefined, { ref: false }).then(() => {
      this.#told.delete(id)
      this.#parts.hub.tell(id, { type: 'tests', tests: this.read({ projectId: id }) })
    })
    this.#told.set(id, telling)
  }
}

/** What has not ended when all is over was a suite, or is not there any more. */
function settled(state: TestsState): TestsState {
  const tests = state.tests.filter((one) => one.state === 'passed' || one.state === 'failed')
  return { ...state, state: 'done', tests }
}

function withoutProblem({ problem: _problem, ...state }: TestsState): TestsState {
  return state
}
