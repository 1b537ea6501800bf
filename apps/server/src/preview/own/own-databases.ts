import type { OwnerScope, ProjectScope } from '../../accounts/scope.ts'
import type { StudioConfig } from '../../config.ts'
import type { Storage } from '../../storage/storage.ts'
import { readAddress, type DatabaseAddress } from './address.ts'
import { reach } from './reach.ts'
import type { Vault } from '../../storage/vault.ts'

/** A database as a preview takes it: where it is, and the very address to connect to. */
export interface ReachedDatabase {
  readonly databaseUrl: string
  readonly databaseHost: string
}

/** The databases that projects have for their previews. Nothing of a password leaves this file but to one. */
export class OwnDatabases {
  readonly #storage: Storage
  readonly #config: StudioConfig
  readonly #vault: () => Vault

  constructor(storage: Storage, config: StudioConfig, vault: () => Vault) {
    this.#storage = storage
    this.#config = config
    this.#vault = vault
  }

  /** The project's own, or undefined where it uses the embedded one. */
  async read(scope: Pick<ProjectScope, 'projectId'>): Promise<DatabaseAddress | undefined> {
    const row = await this.#storage.queries
      .selectFrom('preview_databases')
      .select('sealed')
      .where('project_id', '=', scope.projectId)
      .executeTakeFirst()
    const url = row && this.#vault().open(row.sealed, scope.projectId)
    return url === undefined ? undefined : readAddress(url)
  }

  /** @throws Refused where it is not to be found, or may not be reached from here */
  async reach({ url, host }: DatabaseAddress): Promise<ReachedDatabase> {
    return { databaseUrl: url, databaseHost: await reach(this.#config, host) }
  }

  async set({ projectId }: OwnerScope, { url }: DatabaseAddress): Promise<void> {
    const sealed = this.#vault().seal(url, projectId)
    await this.#storage.transaction(async (queries) => {
      await queries.deleteFrom('preview_databases').where('project_id', '=', projectId).execute()
      await queries
        .insertInto('preview_databases')
        .values({ project_id: projectId, sealed, created_at: new Date().toISOString() })
        .execute()
    })
  }

  async clear({ projectId }: OwnerScope): Promise<void> {
    await this.#storage.queries
      .deleteFrom('preview_databases')
      .where('project_id', '=', projectId)
      .execute()
  }
}
