import { askBackend, type Backend } from './backend.ts'
import { NoAnswer, type PreviewAnswer, type PreviewRequest } from './http.ts'
import { STUDIO, TRACE_HEADER } from './inside/words.ts'
import type { Project } from './project.ts'
import { type OnlyTry, type WatchedAnswer, watchRequest } from './trace/watch-request.ts'

/** What is asked of the version that answers. */
export interface Calls {
  /** Counts among the requests that a version is given time for, when it gives way. */
  calling<T>(call: (backend: Backend) => Promise<T>): Promise<T>
  request(request: PreviewRequest): Promise<PreviewAnswer>
  /** The same, with what it did. */
  watch(request: PreviewRequest, only?: OnlyTry): Promise<WatchedAnswer>
  /** Opens an account in a backend that lets nobody register. */
  openAccount(account: Readonly<Record<string, unknown>>, password: string): Promise<void>
}

/** The same of several projects, by their ids, and what else it takes to call as somebody. */
export interface Backends {
  request(id: string, request: PreviewRequest): Promise<PreviewAnswer>
  watch(id: string, request: PreviewRequest, only?: OnlyTry): Promise<WatchedAnswer>
  /** Runs statements on the preview's database; a number for each that selects one. */
  query(id: string, statements: readonly string[]): Promise<readonly number[]>
  /** Known to this project's preview and to nobody else; the same from one start to the next. */
  secret(id: string): Promise<string>
  /** Opens an account in a backend that lets nobody register. Throws where it can't be. */
  openAccount(
    id: string,
    account: Readonly<Record<string, unknown>>,
    password: string,
  ): Promise<void>
}

/** Calls to the backend of one project, which wait for an answer so many seconds. */
export function callsTo(project: Project, patience: number): Calls {
  const calling: Calls['calling'] = async (call) => {
    const backend = await project.backend()
    backend.inFlight += 1
    try {
      return await call(backend)
    } finally {
      backend.inFlight -= 1
    }
  }
  /** A version that gives way to the next may leave a request behind; one that only reads is asked of the next. */
  async function asking<T>(
    { method }: PreviewRequest,
    call: (backend: Backend) => Promise<T>,
  ): Promise<T> {
    try {
      return await calling(call)
    } catch (error) {
      const mayAskAgain = method === 'GET' && error instanceof NoAnswer && error.why === 'closed'
      if (!mayAskAgain) throw error
      return calling(call)
    }
  }

  return {
    calling,
    request: (request) =>
      asking(request, (backend) => {
        const headers = { ...request.headers, [TRACE_HEADER]: STUDIO }
        return askBackend(backend, { ...request, headers }, patience)
      }),
    watch: (request, only = {}) =>
      asking(request, (backend) => watchRequest(backend, project.runs, request, patience, only)),
    openAccount: (account, password) =>
      calling(async ({ inner }) => {
        await inner.order({ type: 'account', account, password }, patience * 1000)
      }),
  }
}
