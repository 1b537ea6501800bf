import {
  NoAnswer,
  NoCaller,
  NoDatabase,
  NotHeld,
  NotRunning,
  type PreviewRequest as Request,
  Unsendable,
} from '@drawbridge/preview'
import type { previews as contracts, PreviewRequest } from '@drawbridge/protocol'
import { withRole, type OwnerScope, type ProjectScope } from '../accounts/scope.ts'
import { Turns } from '../accounts/turns.ts'
import { audit } from '../audit.ts'
import type { CompiledOk } from '../documents/drawings.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { trust } from '../projects/trust.ts'
import { readAddress, type DatabaseAddress } from './own/address.ts'
import { shownRun } from './shown-run.ts'

/** What they say is for people. */
const REFUSALS = [NoAnswer, NoCaller, NotHeld, NotRunning] as const

export function previewRoutes({
  storage,
  previews,
  ownDatabases,
}: Studio): Handlers<keyof typeof contracts> {
  /** One at a time for each account: what answers, and how fast, is not for looking around with. */
  const turns = new Turns()
  async function signInTo({ accountId }: OwnerScope, address: DatabaseAddress): Promise<void> {
    await turns.take(accountId, async () => {
      const database = await ownDatabases.reach(address)
      await previews.previews.tryDatabase(database).catch((error: unknown) => {
        if (error instanceof NoDatabase) throw new Refused(422, error.message)
        throw error
      })
    })
  }

  async function calling<Answer>(
    project: ProjectScope,
    call: (compiled: CompiledOk) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      const compiled = await previews.running(project)
      if (!compiled) throw new NotRunning()
      return await call(compiled)
    } catch (error) {
      if (error instanceof Unsendable) throw new Refused(400, error.message)
      if (REFUSALS.some((refusal) => error instanceof refusal) && error instanceof Error)
        throw new Refused(409, error.message)
      throw error
    }
  }

  return {
    async readPreview({ project }) {
      return previews.state(project)
    },

    async startPreview({ project, query }) {
      if (query.trusted === true) {
        const owner = withRole(project, 'owner')
        if (!owner) throw new Refused(403, 'Only an owner of the project may say that it may run.')
        await trust(storage.queries, owner)
        await audit(storage, 'project-trusted', project.accountId, { project: project.projectId })
      }
      await previews.start(project, query.acceptLosses)
      return previews.state(project)
    },

    async stopPreview({ project }) {
      await previews.stop(project)
      return previews.state(project)
    },

    async resetPreview({ project }) {
      await previews.reset(project).catch((error: unknown) => {
        if (error instanceof NotRunning) throw new Refused(409, error.message)
        throw error
      })
      return previews.state(project)
    },

    async tryPreviewDatabase({ project, body }) {
      await signInTo(project, readAddress(body.address))
      return undefined
    },

    async setPreviewDatabase({ project, body }) {
      const address = readAddress(body.address)
      await signInTo(project, address)
      const { state } = await previews.state(project)
      await previews.stop(project)
      await ownDatabases.set(project, address)
      previews.callers.forget(project.projectId)
      await audit(storage, 'preview-database-set', project.accountId, {
        project: project.projectId,
        address: address.shown,
      })
      if (state !== 'stopped') await previews.start(project)
      return previews.state(project)
    },

    async clearPreviewDatabase({ project }) {
      const { state } = await previews.state(project)
      await previews.stop(project)
      await ownDatabases.clear(project)
      previews.callers.forget(project.projectId)
      await audit(storage, 'preview-database-cleared', project.accountId, {
        project: project.projectId,
      })
      if (state !== 'stopped') await previews.start(project)
      return previews.state(project)
    },

    async debugPreview({ project, body: { steps } }) {
      return calling(project, async () => {
        await previews.previews.debug(project.projectId, steps)
        return undefined
      })
    },

    async goOnPreview({ project, body: { to } }) {
      return calling(project, async () => {
        previews.previews.goOn(project.projectId, to)
        return undefined
      })
    },

    async callPreview({ project, body }) {
      return calling(project, async (compiled) => {
        const { projectId: id } = project
        const { as, dry, until } = body
        const answer = await previews.callers.call(id, compiled, as, requestOf(body), {
          ...(dry !== undefined && { dry }),
          ...(until && { until }),
        })
        const flat = Object.entries(answer.headers).map(([name, value]) => [
          name,
          [value].flat().join(', '),
        ])
        const { run } = answer
        return {
          ...answer,
          headers: Object.fromEntries(flat),
          run: run === undefined ? null : shownRun(run, previews.previews.logs(id)),
        }
      })
    },

    async readTestAccount({ project, body: { as } }) {
      if (as === 'nobody') throw new Refused(409, 'Nobody has no account: act as somebody.')
      return calling(project, async (compiled) => {
        const { projectId: id } = project
        const { identifier, password } = await previews.callers.account(id, compiled, as)
        return { identifier, password, code: previews.callers.code(id, as) ?? null }
      })
    },

    async comparePreview({ project, body }) {
      return calling(project, async (compiled) => {
        const { callers } = previews
        const request = requestOf(body)
        const answers = await callers.compare(project.projectId, compiled, body.callers, request)
        return { answers: [...answers] }
      })
    },
  }
}

function requestOf({
  method,
  path,
  headers = {},
  body,
  bodyAs,
}: Omit<PreviewRequest, 'as' | 'until'>): Request {
  if (body === undefined) return { method, path, headers }
  return { method, path, headers, body: bodyAs === 'base64' ? Buffer.from(body, 'base64') : body }
}
