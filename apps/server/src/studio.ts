import type { FirstAccount } from './accounts/first-account.ts'
import type { Outbox } from './accounts/mail/outbox.ts'
import type { Limits, StudioConfig } from './config.ts'
import type { Advisers } from './code/advisers.ts'
import type { Verifications } from './code/verifications.ts'
import type { Drawings } from './documents/drawings.ts'
import type { Hub } from './live/hub.ts'
import type { Presence } from './live/presence.ts'
import type { OwnDatabases } from './preview/own/own-databases.ts'
import type { OutsideStore } from './preview/outside/outside-store.ts'
import type { TestRuns } from './preview/test-runs.ts'
import type { PreviewHost } from './preview/preview-host.ts'
import type { Asking } from './assistant/asking.ts'
import type { Assistants } from './assistant/assistants.ts'
import type { AssistedProposals } from './proposals/assisted.ts'
import type { Planner } from './proposals/planner.ts'
import type { ProposalStore } from './proposals/proposal-store.ts'
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
  readonly presence: Presence
  readonly drawings: Drawings
  readonly previews: PreviewHost
  readonly ownDatabases: OwnDatabases
  readonly outside: OutsideStore
  readonly verifications: Verifications
  readonly testRuns: TestRuns
  readonly advisers: Advisers
  readonly assistants: Assistants
  readonly asking: Asking
  readonly planner: Planner
  readonly proposals: ProposalStore
  readonly assisted: AssistedProposals
  /** For what fails aside, where nobody waits for an answer. */
  readonly report: (error: unknown) => void
}
