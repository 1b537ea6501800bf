import type { outside as contracts, Outside } from '@drawbridge/protocol'
import type { ProjectScope } from '../../accounts/scope.ts'
import { audit } from '../../audit.ts'
import { readHead } from '../../documents/versions.ts'
import type { Handlers } from '../../http/handler.ts'
import type { Studio } from '../../studio.ts'

export function outsideRoutes({
  storage,
  previews,
  outside,
}: Studio): Handlers<keyof typeof contracts> {
  async function list(project: ProjectScope): Promise<Outside> {
    const head = await readHead(storage.queries, project)
    return outside.list(project, head.manifest, await previews.compile(project, head))
  }

  /** What changed holds from the next start on, which is now. */
  async function changed(
    project: ProjectScope,
    event: 'secret-set' | 'secret-removed' | 'host-allowed' | 'host-refused',
    what: string,
  ): Promise<Outside> {
    await audit(storage, event, project.accountId, { project: project.projectId, name: what })
    const { state } = await previews.state(project)
    if (state !== 'stopped') {
      await previews.stop(project)
      await previews.start(project)
    }
    return list(project)
  }

  return {
    async readOutside({ project }) {
      return list(project)
    },

    async setSecret({ project, params, body }) {
      await outside.setSecret(project, params.secret, body.value)
      return changed(project, 'secret-set', params.secret)
    },

    async removeSecret({ project, params }) {
      await outside.removeSecret(project, params.secret)
      return changed(project, 'secret-removed', params.secret)
    },

    async allowHost({ project, body }) {
      const host = await outside.allow(project, body.host, body.isAllowed)
      return changed(project, body.isAllowed ? 'host-allowed' : 'host-refused', host)
    },
  }
}
