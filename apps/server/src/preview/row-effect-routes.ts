import { applyCommand, type Command } from '@drawbridge/commands'
import { mendRows, type SeenEffect, WrongQuestion } from '@drawbridge/preview'
import type { RowEffect, rowEffects } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import type { CompiledOk } from '../documents/drawings.ts'
import { readHead } from '../documents/versions.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'

/** What edits do to rows that are there, and what is done to those before. */
export function rowEffectRoutes({
  storage,
  drawings,
  previews: host,
}: Studio): Handlers<keyof typeof rowEffects> {
  /** The drawing as it would be; undefined where it would have errors, and change nothing. */
  async function edited(
    project: ProjectScope,
    commands: readonly Command[],
  ): Promise<CompiledOk | undefined> {
    const { manifest } = await readHead(storage.queries, project)
    const result = applyCommand(manifest, { type: 'batch', label: 'Plan', commands })
    if (!result.ok) throw new Refused(409, result.reason)
    const dialect = await host.dialect(project)
    const compiled = await drawings.compileOnce(result, { dialect })
    return compiled.ok ? compiled : undefined
  }

  async function plan({ projectId: id }: ProjectScope, compiled: CompiledOk): Promise<RowEffect[]> {
    return (await host.previews.plan(id, compiled)).map(shownEffect)
  }

  return {
    async planPreview({ project, body }) {
      const compiled = await edited(project, body.commands)
      return { effects: compiled ? await plan(project, compiled) : [] }
    },

    async mendRows({ project, body: { commands, mends } }) {
      const compiled = await edited(project, commands)
      if (!compiled) throw new Refused(409, 'The drawing would have errors; mend those first.')
      try {
        const rows = await mendRows(host.previews, project.projectId, compiled, mends)
        return { rows, effects: await plan(project, compiled) }
      } catch (error) {
        if (error instanceof WrongQuestion) throw new Refused(422, error.message)
        throw error
      }
    },
  }
}

const shownEffect = ({ column, some, mends, type, ...effect }: SeenEffect): RowEffect => ({
  ...effect,
  column: column ?? null,
  some: some.map(({ after, ...row }) => ({ ...row, after: after ?? null })),
  mends: [...mends],
  type: type?.type ?? null,
  values: type?.type === 'enum' ? type.values : [],
})
