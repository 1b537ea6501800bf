import type { Contender } from './contenders.ts'
import type { Tree } from './emit-tree.ts'

/** One kind of request, as wrk makes it. Ids are drawn at random so that no cache of one row helps. */
export interface Work {
  readonly name: string
  /** Lua for wrk: sets `request`. `TOKENS` stands for the access tokens. */
  readonly script: string
}

/** Endpoints that are measured twice: as they were written by hand, and as they are emitted. */
export interface Subject {
  readonly name: string
  readonly works: readonly Work[]
  /** Emits the backend, and fills the database. */
  prepare(url: string): Promise<Tree>
  byHand(name: string, url: string): Promise<Contender>
  emitted(name: string, url: string, folder: string): Promise<Contender>
  /** Throws where two of them do not answer alike. */
  compare?(one: Contender, other: Contender): Promise<void>
}

/** Lua for a GET of an address, which is Lua as well. */
export const get = (path: string, headers = ''): string =>
  `math.randomseed(os.time())\nrequest = function() return wrk.format("GET", ${path}, {${headers}}) end\n`
