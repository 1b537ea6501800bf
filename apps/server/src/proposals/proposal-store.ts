import { NO_TOKENS } from '@drawbridge/assistant'
import type { Proposal, ShownPicture } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import { holdProject } from '../projects/hold.ts'
import type { Storage } from '../storage/storage.ts'
import type { ProposalRow } from '../storage/tables.ts'

/** Who has said nothing for so long is not at work any more: their studio was ended. */
const SILENT_MS = 30_000

/** What waited since before proposals asked. */
const ASKS_NOTHING = { questions: [], assumptions: [], answered: [] }

/** What language models suggest, one thing for each project and person, until it is applied or dropped. */
export class ProposalStore {
  readonly #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
  }

  async read(scope: ProjectScope): Promise<Proposal | null> {
    const row = await this.#storage.queries
      .selectFrom('proposals')
      .select(['body', 'beat_at'])
      .where('project_id', '=', scope.projectId)
      .where('account_id', '=', scope.accountId)
      .executeTakeFirst()
    if (!row) return null
    const proposal = today(JSON.parse(row.body))
    const isSilent = Date.now() - Date.parse(row.beat_at) > SILENT_MS
    if (proposal.assisted?.state !== 'working' || !isSilent) return proposal
    const says = 'The studio was stopped while the model was at work. Ask again.'
    return { ...proposal, assisted: { ...proposal.assisted, state: 'stopped', says } }
  }

  /** What the suggestion was drawn after; null where that was no picture, or nothing waits. */
  async picture(scope: ProjectScope): Promise<ShownPicture | null> {
    const row = await this.#storage.queries
      .selectFrom('proposals')
      .select('picture')
      .where('project_id', '=', scope.projectId)
      .where('account_id', '=', scope.accountId)
      .executeTakeFirst()
    return JSON.parse(row?.picture ?? 'null')
  }

  /** In the place of what was there before. */
  async begin(
    scope: ProjectScope,
    proposal: Proposal,
    picture: ShownPicture | undefined,
  ): Promise<void> {
    await this.#storage.transaction(async (queries) => {
      await holdProject(queries, scope.projectId)
      await queries
        .deleteFrom('proposals')
        .where('project_id', '=', scope.projectId)
        .where('account_id', '=', scope.accountId)
        .execute()
      await queries
        .insertInto('proposals')
        .values(rowOf(scope, proposal, picture))
        .execute()
    })
  }

  /** Where nothing waits yet: nobody's suggestion is replaced while they look at it. @returns whether it does now */
  add(scope: ProjectScope, proposal: Proposal): Promise<boolean> {
    return this.#storage.transaction(async (queries) => {
      await holdProject(queries, scope.projectId)
      const waiting = await queries
        .selectFrom('proposals')
        .select('id')
        .where('project_id', '=', scope.projectId)
        .where('account_id', '=', scope.accountId)
        .executeTakeFirst()
      if (!waiting) await queries.insertInto('proposals').values(rowOf(scope, proposal)).execute()
      return waiting === undefined
    })
  }

  /** @returns whether anybody still waits for it */
  async keep(scope: ProjectScope, proposal: Proposal): Promise<boolean> {
    const { numUpdatedRows } = await this.#storage.queries
      .updateTable('proposals')
      .set({ body: JSON.stringify(proposal), beat_at: new Date().toISOString() })
      .where('project_id', '=', scope.projectId)
      .where('account_id', '=', scope.accountId)
      .where('id', '=', proposal.id)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  async drop({ projectId, accountId }: ProjectScope): Promise<void> {
    await this.#storage.queries
      .deleteFrom('proposals')
      .where('project_id', '=', projectId)
      .where('account_id', '=', accountId)
      .execute()
  }
}

/** One that was made by a studio before this one has counted and asked less. */
function today(kept: Proposal): Proposal {
  const proposal = { ...ASKS_NOTHING, ...kept }
  const { assisted } = proposal
  if (!assisted) return proposal
  return { ...proposal, assisted: { ...assisted, tokens: { ...NO_TOKENS, ...assisted.tokens } } }
}

const rowOf = (
  { projectId, accountId }: ProjectScope,
  proposal: Proposal,
  picture?: ShownPicture,
): ProposalRow => ({
  project_id: projectId,
  account_id: accountId,
  id: proposal.id,
  body: JSON.stringify(proposal),
  beat_at: new Date().toISOString(),
  picture: picture ? JSON.stringify(picture) : null,
})
