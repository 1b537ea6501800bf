import type { FirstAccount } from './accounts/first-account.ts'
import type { Outbox } from './accounts/mail/outbox.ts'
import type { Limits, StudioConfig } from './config.ts'
import type { Advisers } from './code/advisers.ts'
import type { Verifications } from './code/verifications.ts'
import type { Drawings } from './documents/drawings.ts'
import type { Hub } from './live/hub.ts'
import type { OwnDatabases } from './preview/own/own-databases.ts'
import type { OutsideStore } from './preview/outside/outside-store.ts'
import type { PreviewHost } from './preview/preview-host.ts'
import type { Storage } from './storage/storage.ts'
import type { Vault } from './storage/vault.ts'

/** What the routes' functions share. */
export interface Studio {
  readonly config: StudioConfig
  readonly limits: Limits
  readonly storage: Storage
  readonly vault: () => Vault
  /** Absent where the studio sends no mail. */
  readonly outbox: Outbox | undefined
  readonly firstAccount: FirstAccount
  readonly hub: Hub
  readonly drawings: Drawings
  readonly previews: PreviewHost
  readonly ownDatabases: OwnDatabases
  readonly outside: OutsideStore
  readonly verifications: Verifications
  readonly advisers: Advisers
}
