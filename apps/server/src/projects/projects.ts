import { randomUUID } from 'node:crypto'
import { checkJson } from '@drawbridge/manifest'
import type { ListedProject, Project, ProjectState, Sketch } from '@drawbridge/protocol'
import {
  ownProject,
  type AccountScope,
  type EditorScope,
  type OwnerScope,
  type ProjectScope,
} from '../accounts/scope.ts'
import type { Limits } from '../config.ts'
import { countParts } from '../documents/parts.ts'
import { sketchOf } from '../documents/sketch.ts'
import { Refused } from '../http/problem.ts'
import { randomId } from '../ids.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { MemberRow, ProjectRow } from '../storage/tables.ts'
import type { NewDrawing } from './new-drawing.ts'

const COLUMNS = [
  'projects.id',
  'projects.name',
  'projects.state',
  'projects.deleted_at',
  'projects.version',
  'projects.parts',
  'projects.created_at',
  'projects.updated_at',
] as const

export async function listProjects(
  queries: Queries,
  scope: AccountScope,
  state: ProjectState,
  search: string,
): Promise<Omit<ListedProject, 'running'>[]> {
  const rows = await queries
    .selectFrom('members')
    .innerJoin('projects', 'projects.id', 'members.project_id')
    .select([...COLUMNS, 'projects.sketch', 'members.role'])
    .select((row) =>
      row
        .selectFrom('members as all')
        .whereRef('all.project_id', '=', 'projects.id')
        .select((one) => one.fn.countAll().as('count'))
        .as('members'),
    )
    .where('members.account_id', '=', scope.accountId)
    .orderBy('projects.updated_at', 'desc')
    .execute()
  const wanted = search.toLocaleLowerCase()
  return rows
    .map((row) => {
      const project = { ...projectOf(row), members: Number(row.members) }
      return { ...project, sketch: row.sketch ? JSON.parse(row.sketch) : sketchOfParts(project) }
    })
    .filter((project) => project.state === state)
    .filter((project) => project.name.toLocaleLowerCase().includes(wanted))
}

/** Of a drawing that is older than sketches: its parts, where their kinds usually stand. */
const sketchOfParts = ({ parts }: Project): Sketch => ({
  parts: Object.entries(parts).flatMap(([kind, count]) =>
    Array.from({ length: Math.min(count, 4) }, () => ({ kind, rows: 1 })),
  ),
  lines: [],
})

export async function readProject(queries: Queries, scope: ProjectScope): Promise<Project> {
  const row = await queries
    .selectFrom('projects')
    .select(COLUMNS)
    .where('id', '=', scope.projectId)
    .executeTakeFirstOrThrow()
  return projectOf({ ...row, role: scope.role })
}

/** Makes a project and its version 0. @throws Refused when the account has as many as it may */
export async function createProject(
  storage: Storage,
  scope: AccountScope,
  { origin, manifest, samples, isTrusted }: NewDrawing,
  limits: Limits,
): Promise<OwnerScope> {
  const checked = checkJson(manifest)
  if (!checked.ok)
    throw new Refused(422, checked.diagnostics[0]?.message ?? 'This drawing can’t be read.')
  const text = JSON.stringify(manifest)
  if (text.length > limits.manifest)
    throw new Refused(413, 'The drawing is too large. Divide it in two projects.')
  return storage.transaction(async (queries) => {
    const { count } = await queries
      .selectFrom('projects')
      .select((row) => row.fn.countAll().as('count'))
      .where('owner_id', '=', scope.accountId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= limits.projects)
      throw new Refused(409, `An account has at most ${limits.projects} projects.`)
    const now = new Date().toISOString()
    const row: ProjectRow = {
      id: randomId('p'),
      owner_id: scope.accountId,
      name: manifest.name,
      state: 'active',
      deleted_at: null,
      version: 0,
      manifest: text,
      parts: JSON.stringify(countParts(manifest)),
      sketch: JSON.stringify(sketchOf(manifest)),
      samples: JSON.stringify(samples),
      trusted: isTrusted ? 1 : 0,
      created_at: now,
      updated_at: now,
    }
    await queries.insertInto('projects').values(row).execute()
    await queries
      .insertInto('snapshots')
      .values({ project_id: row.id, version: 0, manifest: text })
      .execute()
    const owner = ownProject(row.id, scope)
    await queries
      .insertInto('entries')
      .values({
        project_id: row.id,
        version: 0,
        entry_key: randomUUID(),
        label: origin,
        command: JSON.stringify({ type: 'batch', label: origin, commands: [] }),
        who: owner.who,
        created_at: now,
        name: null,
        suggested: null,
      })
      .execute()
    const membership = { project_id: row.id, account_id: scope.accountId, role: 'owner' } as const
    await queries
      .insertInto('members')
      .values({ ...membership, created_at: now })
      .execute()
    return owner
  })
}

export async function setState(
  queries: Queries,
  scope: EditorScope,
  change: Partial<Pick<ProjectRow, 'state' | 'deleted_at'>>,
): Promise<void> {
  await queries
    .updateTable('projects')
    .set({ ...change, updated_at: new Date().toISOString() })
    .where('id', '=', scope.projectId)
    .execute()
}

type Shown =
  | 'id'
  | 'name'
  | 'state'
  | 'deleted_at'
  | 'version'
  | 'parts'
  | 'created_at'
  | 'updated_at'

function projectOf(row: Pick<ProjectRow, Shown> & Pick<MemberRow, 'role'>): Project {
  return {
    id: row.id,
    name: row.name,
    state: row.deleted_at === null ? row.state : 'deleted',
    version: row.version,
    role: row.role,
    parts: JSON.parse(row.parts),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
