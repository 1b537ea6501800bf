import { fieldWordOf } from '@drawbridge/kinds/faces'
import {
  changeRows,
  findRows,
  type GridColumn,
  type GridTable,
  gridTables,
  NotRunning,
  runSql,
  takeOutMadeUp,
  WrongQuestion,
} from '@drawbridge/preview'
import type { RowColumn, RowTable, rows as contracts } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import type { CompiledOk } from '../documents/drawings.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'

export function rowRoutes({ previews: host }: Studio): Handlers<keyof typeof contracts> {
  async function running<Answer>(
    project: ProjectScope,
    work: (compiled: CompiledOk) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      const compiled = await host.running(project)
      if (!compiled) throw new NotRunning()
      return await work(compiled)
    } catch (error) {
      if (error instanceof NotRunning)
        throw new Refused(409, 'The preview is not running: press Run to see its rows.')
      if (error instanceof WrongQuestion) throw new Refused(422, error.message)
      throw error
    }
  }

  return {
    async listTables({ project }) {
      return running(project, async ({ model }) => ({
        tables: gridTables(model).map(shownTable),
        madeUp: (await host.previews.madeUp(project.projectId).read()).length,
      }))
    },

    async findRows({ project, body: { table, ...question } }) {
      return running(project, async ({ model }) => {
        const { projectId: id } = project
        return findRows(host.previews, id, model, table, question)
      })
    },

    async changeRows({ project, body: { changes } }) {
      return running(project, async ({ model }) =>
        changeRows(host.previews, project.projectId, model, changes),
      )
    },

    async takeOutMadeUp({ project, body: { all = false } }) {
      return running(project, async ({ model }) => {
        const taken = await takeOutMadeUp(host.previews, project.projectId, model, { all })
        return { removed: [...taken.removed], edited: [...taken.edited], led: [...taken.led] }
      })
    },

    async runSql({ project, body: { text, writes = false } }) {
      return running(project, async (compiled) =>
        runSql(host.previews, project.projectId, compiled, text, writes),
      )
    },
  }
}

function shownTable({ model, columns, key, closed }: GridTable): RowTable {
  return {
    node: model.node,
    name: model.names.sql,
    columns: columns.map((column) => shownColumn(column, column.model === key)),
    closed: closed ?? null,
  }
}

function shownColumn(
  { model, isSecret, isEditable, relation, links }: GridColumn,
  isKey: boolean,
): RowColumn {
  const { name, type, nullable, optional } = model
  return {
    name,
    type: type.type,
    word: fieldWordOf(model.settings ?? type).word,
    values: type.type === 'enum' ? type.values : [],
    isKey,
    nullable,
    optional,
    isSecret,
    isEditable,
    leads: relation ? { table: relation.target.node, shown: relation.shown?.name ?? null } : null,
    isMany: links !== undefined,
  }
}
