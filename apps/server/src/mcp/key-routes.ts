import type { assistantKeys } from '@drawbridge/protocol'
import { assertProven } from '../accounts/proof.ts'
import { audit } from '../audit.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { endKey, listKeys, makeKey } from './keys.ts'

/** Who lets which assistants into a project. */
export function keyRoutes({ storage }: Studio): Handlers<keyof typeof assistantKeys> {
  return {
    async listAssistantKeys({ project }) {
      return { data: await listKeys(storage.queries, project) }
    },

    async makeAssistantKey({ account, project, body }) {
      assertProven(account)
      const made = await makeKey(storage, account, project, body)
      const { name, allowed } = made.key
      const detail = { project: project.projectId, name, allowed }
      await audit(storage, 'assistant-key-made', project.accountId, detail)
      return made
    },

    async endAssistantKey({ project, params }) {
      const name = await endKey(storage.queries, project, params.id)
      if (name === undefined) throw new Refused(404, 'There is no such key of yours any more.')
      const detail = { project: project.projectId, name }
      await audit(storage, 'assistant-key-ended', project.accountId, detail)
      return undefined
    },
  }
}
