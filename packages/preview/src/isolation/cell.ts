import { createHash } from 'node:crypto'

/** Where one project's code lives on the studio's side, and who it runs as. */
export interface Cell {
  /** Written by the studio, read by the code: the files of one version. */
  readonly code: string
  /** Written by the code: its embedded database. */
  readonly data: string
  /** Where the code puts the socket that it answers on. */
  readonly run: string
  /** The installed libraries. */
  readonly modules: string
  /** Folder of the scripts that run inside. */
  readonly scripts: string
  /** The user it runs as, where the studio may choose one. */
  readonly user: number
  /** Marks its processes, so that a later studio finds those of a dead one. */
  readonly mark: string
}

/** The same places as the code sees them. */
export interface Inside {
  readonly code: string
  readonly data: string
  readonly run: string
  readonly scripts: string
}

export interface Limits {
  /** Megabytes of heap that JavaScript may use. */
  readonly heap: number
  /** Megabytes that stay in memory; beyond, the process is ended. */
  readonly memory: number
  /** Megabytes of its data folder, all files together. */
  readonly disk: number
  /** Seconds to start in. */
  readonly boot: number
  /** Seconds to answer a request in. */
  readonly answer: number
  /** Seconds that a request is held at a step before it goes on by itself. */
  readonly pause: number
}

export const LIMITS: Limits = {
  heap: 256,
  memory: 512,
  disk: 256,
  boot: 20,
  answer: 10,
  pause: 120,
}

const FIRST_USER = 2_000_000
const USERS = 1_000_000

/**
 * A user number of its own for every preview, by the folder it keeps its things in, and far from those of people and
 * services. Processes are counted by user: another studio's preview of the same name counts for itself.
 */
export function userOf(folder: string): number {
  return FIRST_USER + (createHash('sha256').update(folder).digest().readUInt32BE() % USERS)
}
