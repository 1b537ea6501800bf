import type { members } from '@drawbridge/protocol'
import { invitationLetter } from '../accounts/mail/letters.ts'
import { linkTo } from '../accounts/mail/links.ts'
import { attemptOf, beginAttempt } from '../accounts/throttle.ts'
import { audit } from '../audit.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import { isAddress } from '@drawbridge/kinds/mail-settings'
import { distrust } from '../projects/trust.ts'
import type { Studio } from '../studio.ts'
import {
  acceptInvitation,
  invite,
  listInvitations,
  readInvitation,
  revokeInvitation,
} from './invitations.ts'
import {
  changeMember,
  leaveProject,
  listMembers,
  removeMember,
  transferProject,
} from './members.ts'
import { listProjectEvents } from './project-events.ts'

/** Who works on a project, and the ways in and out. */
export function memberRoutes(studio: Studio): Handlers<keyof typeof members> {
  const { storage, hub, outbox } = studio
  const { queries } = storage

  return {
    async listMembers({ project }) {
      return { data: await listMembers(queries, project) }
    },

    async changeMember({ project, params: { account }, body: { role } }) {
      const { projectId, accountId } = project
      await changeMember(storage, project, account, role)
      if (role !== 'viewer') await distrust(queries, projectId)
      hub.roleChanged(projectId, account)
      await audit(storage, 'member-changed', accountId, { project: projectId, account, role })
      return { data: await listMembers(queries, project) }
    },

    async removeMember({ project, params: { account } }) {
      const { projectId, accountId } = project
      await removeMember(storage, project, account)
      hub.end(projectId, account)
      await audit(storage, 'member-removed', accountId, { project: projectId, account })
      return { data: await listMembers(queries, project) }
    },

    async transferProject({ project, body: { account } }) {
      const { projectId, accountId } = project
      await transferProject(storage, project, account)
      hub.roleChanged(projectId, account)
      hub.roleChanged(projectId, accountId)
      await audit(storage, 'project-transferred', accountId, { project: projectId, account })
      return { data: await listMembers(queries, project) }
    },

    async leaveProject({ project }) {
      const { projectId, accountId } = project
      await leaveProject(storage, project)
      hub.end(projectId, accountId)
      await audit(storage, 'member-left', accountId, { project: projectId })
      return undefined
    },

    async listInvitations({ project }) {
      return { data: await listInvitations(queries, project) }
    },

    async invite({ account, project, body, request }) {
      const { email } = body
      if (email !== undefined && !isAddress(email))
        throw new Refused(422, 'This is not the address of a mailbox.')
      if (outbox && email !== undefined)
        // Counts, so that nobody's mailbox is filled from here.
        await beginAttempt(storage, attemptOf(`mail:${email}`, request.ip))
      const made = await invite(storage, project, body)
      if (outbox && email !== undefined) {
        const link = linkTo(outbox.base, 'invitation', made.token)
        outbox.post.afterwards(() => outbox.post.send(email, invitationLetter(link, account.email)))
      }
      const { projectId, accountId } = project
      await audit(storage, 'member-invited', accountId, { project: projectId, role: body.role })
      return { ...made, isMailed: outbox !== undefined && email !== undefined }
    },

    async revokeInvitation({ project, params }) {
      const { projectId, accountId } = project
      if (!(await revokeInvitation(queries, project, params.invitation)))
        throw new Refused(404, 'This link was used, or taken back, already.')
      await audit(storage, 'invitation-revoked', accountId, { project: projectId })
      return undefined
    },

    async readInvitation({ account, body }) {
      return readInvitation(queries, account, body.token)
    },

    async acceptInvitation({ account, body }) {
      const {
        projectId: project,
        role,
        isNew,
      } = await acceptInvitation(storage, account, body.token)
      if (!isNew) return { project }
      if (role === 'editor') await distrust(queries, project)
      hub.roleChanged(project, account.accountId)
      await audit(storage, 'member-joined', account.accountId, { project, role })
      return { project }
    },

    async listProjectEvents({ project, query }) {
      return { data: await listProjectEvents(queries, project, query.before) }
    },
  }
}
