import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CompiledOk } from '../../backend.ts'
import { type Backends, callsTo } from '../../calls.ts'
import type { Context } from '../../context.ts'
import { placesOf, secretOf } from '../../places.ts'
import { createProject } from '../../project.ts'

/** A running copy of a backend on a new embedded database: nobody else calls it. */
export interface Stage {
  readonly id: string
  readonly backends: Backends
  /** Why it does not run; undefined where it does. */
  readonly problem?: string
  /** Ends it, and leaves nothing of it. */
  close(): Promise<void>
}

export async function openStage(context: Context, compiled: CompiledOk): Promise<Stage> {
  const id = `access-${randomBytes(8).toString('hex')}`
  const { runDir, limits } = context
  // In the folder that is swept when the studio is gone, and nobody hears of it.
  const unheard = { tellState() {}, tellRun() {}, tellLog() {}, tellMail() {} }
  const project = createProject({ ...context, ...unheard, dataDir: runDir }, id)
  const places = placesOf(runDir, runDir, id)
  const calls = callsTo(project, limits.answer)
  async function close(): Promise<void> {
    context.rooms.delete(close)
    await project.stop()
    await rm(places.root, { recursive: true, force: true })
    await rm(dirname(places.run), { recursive: true, force: true })
  }
  context.rooms.add(close)
  const started = await project.start(compiled, {}).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    id,
    ...('problem' in started && { problem: started.problem.message }),
    backends: {
      request: (_, request) => calls.request(request),
      watch: (_, request, only) => calls.watch(request, only),
      query: (_, statements) => project.query(statements),
      secret: async () => secretOf(places),
      openAccount: (_, account, password) => calls.openAccount(account, password),
    },
    close,
  }
}
