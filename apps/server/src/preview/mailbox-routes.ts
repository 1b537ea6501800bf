import type { mailbox as contracts } from '@drawbridge/protocol'
import type { Handlers } from '../http/handler.ts'
import type { Studio } from '../studio.ts'

export function mailboxRoutes({ previews: host }: Studio): Handlers<keyof typeof contracts> {
  return {
    async readMailbox({ project }) {
      return { mails: [...host.previews.mails(project.projectId)] }
    },

    async emptyMailbox({ project }) {
      host.previews.emptyMailbox(project.projectId)
      return { mails: [] }
    },
  }
}
