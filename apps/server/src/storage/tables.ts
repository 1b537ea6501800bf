import type { ProviderName } from '@drawbridge/assistant'

import type { KeyAllows, ProjectRole } from '@drawbridge/protocol'

/** Rows as they are stored. Times are ISO 8601 in UTC; lists and documents are JSON text. */
export interface Tables {
  accounts: AccountRow
  sessions: SessionRow
  refresh_tokens: RefreshTokenRow
  tickets: TicketRow
  authenticators: AuthenticatorRow
  recovery_codes: RecoveryCodeRow
  passkeys: PasskeyRow
  connections: ConnectionRow
  signing_keys: SigningKeyRow
  throttles: ThrottleRow
  projects: ProjectRow
  members: MemberRow
  invitations: InvitationRow
  entries: EntryRow
  snapshots: SnapshotRow
  generations: GenerationRow
  trace_keys: TraceKeyRow
  preview_databases: PreviewDatabaseRow
  preview_secrets: PreviewSecretRow
  preview_hosts: PreviewHostRow
  assistants: AssistantRow
  assistant_usage: AssistantUsageRow
  assistant_spending: AssistantSpendingRow
  assistant_keys: AssistantKeyRow
  proposals: ProposalRow
  audit: AuditRow
  audit_head: AuditHeadRow
}

export interface AccountRow {
  id: string
  /** Lower case; unique. */
  email: string
  name: string
  /** Empty for whoever has none, and signs in otherwise. */
  password_hash: string
  /** Rises when everything that was issued before must stop working. */
  epoch: number
  /** 1 for the first account, which is unique; null for the others. */
  first: number | null
  created_at: string
  /** When somebody showed that mail to this address reaches them. */
  confirmed_at: string | null
  /** How its owner likes the studio, as JSON; null for whoever never said. */
  preferences: string | null
}

export interface SessionRow {
  /** SHA-256 of the cookie's value. */
  token_hash: string
  /** What the list of sessions shows; opens nothing. */
  id: string
  account_id: string
  /** The account's when its password was looked at; worthless once that has risen. */
  epoch: number
  csrf_token: string
  browser: string
  /** Where it was begun from. */
  address: string
  created_at: string
  last_seen_at: string
  /** When it was last shown that it is the account's owner. */
  proven_at: string
}

export interface RefreshTokenRow {
  token_hash: string
  /** All that follow from one sign-in. */
  family: string
  account_id: string
  epoch: number
  expires_at: string
  /** Used once; a second use ends the family. */
  used: number
  /** What the program says of itself. */
  program: string
  address: string
  /** When the family began. */
  begun_at: string
  issued_at: string
  /** When it was last shown that it is the account's owner. */
  proven_at: string
}

/** A secret that was sent out, to be brought back once. */
export interface TicketRow {
  secret_hash: string
  /** One for something else is worth nothing here. */
  purpose: string
  account_id: string | null
  data: string
  /** How often something wrong came with it. */
  attempts: number
  expires_at: string
}

/** An authenticator app; asked for from the moment at which it was confirmed. */
export interface AuthenticatorRow {
  account_id: string
  /** Its secret, encrypted. */
  sealed: string
  confirmed_at: string | null
  /** The time step of the last code that was taken: no code is taken twice. */
  last_step: number
}

export interface RecoveryCodeRow {
  account_id: string
  code_hash: string
}

/** A key of somebody's device; the secret half never leaves it. */
export interface PasskeyRow {
  credential_hash: string
  id: string
  account_id: string
  name: string
  credential: string
  public_key: string
  /** What the device has counted: one that goes back tells of a copy. */
  counter: number
  created_at: string
  /** Empty until the first time. */
  used_at: string
}

/** Somebody at a provider who is let into an account. */
export interface ConnectionRow {
  /** Of issuer and subject. */
  subject_hash: string
  id: string
  account_id: string
  issuer: string
  created_at: string
}

export interface SigningKeyRow {
  kid: string
  secret: string
  created_at: string
}

export interface ThrottleRow {
  name: string
  failures: number
  /** No attempt is looked at before this time. */
  blocked_until: string
  updated_at: string
}

export interface ProjectRow {
  id: string
  /** One of its owners: the one whose projects it counts among. */
  owner_id: string
  name: string
  state: 'active' | 'archived'
  deleted_at: string | null
  version: number
  manifest: string
  /** How many nodes of each kind. */
  parts: string
  /** The drawing from very far away; null until the first edit of one that is older than sketches. */
  sketch: string | null
  /** Rows that the preview begins with. */
  samples: string
  /** 0 where it was drawn elsewhere, and nobody has said yet that it may run all the same. */
  trusted: number
  created_at: string
  updated_at: string
}

/** Somebody who works on a project. */
export interface MemberRow {
  project_id: string
  account_id: string
  role: ProjectRole
  created_at: string
}

/** A link into a project that nobody has followed yet. */
export interface InvitationRow {
  id: string
  project_id: string
  /** Of what stands behind # in the link. */
  secret_hash: string
  role: 'viewer' | 'editor'
  /** The only one who may follow it; empty where anybody may who has it. */
  email: string
  /** Who made it; it is worth nothing once they are no owner any more. */
  account_id: string
  created_at: string
  expires_at: string
}

/** One saved edit; the version is the one that it made. */
export interface EntryRow {
  project_id: string
  version: number
  entry_key: string
  label: string
  command: string
  who: string
  created_at: string
  name: string | null
  /** JSON: whose idea it was, and what they were asked. */
  suggested: string | null
}

/** A whole drawing, now and then: a version is the last snapshot before it and the edits since. */
export interface SnapshotRow {
  project_id: string
  version: number
  manifest: string
}

export interface GenerationRow {
  project_id: string
  number: number
  version: number
  /** What the next migration follows from. */
  release: string
  /** SHA-256 of each file, by path. */
  files: string
  created_at: string
}

/** With what a backend elsewhere sends its traces to a project. */
export interface TraceKeyRow {
  project_id: string
  secret_hash: string
  created_at: string
}

/** The database that a project has for its previews. */
export interface PreviewDatabaseRow {
  project_id: string
  /** Its address with the password, encrypted. */
  sealed: string
  created_at: string
}

/** A secret that the preview of a project is given. */
export interface PreviewSecretRow {
  project_id: string
  name: string
  /** Its value, encrypted. */
  sealed: string
  created_at: string
}

/** A host that the preview of a project may call: `api.example.com:443`. */
export interface PreviewHostRow {
  project_id: string
  host: string
  created_at: string
}

/** The language model that somebody has suggest changes. */
export interface AssistantRow {
  account_id: string
  provider: ProviderName
  model: string
  /** Null: the provider's own. */
  address: string | null
  /** Its key, encrypted. */
  sealed: string | null
  monthly_cap: number
  /** JSON of a `Price`; null where nobody named one. */
  price: string | null
  created_at: string
}

/** What language models were asked and answered, in tokens. */
export interface AssistantUsageRow {
  account_id: string
  /** `2026-11` */
  month: string
  tokens: number
}

/** What that cost, as far as tokens had a price. */
export interface AssistantSpendingRow {
  account_id: string
  /** `2026-11` */
  month: string
  /** `EUR` */
  currency: string
  /** Of its unit. */
  millionths: number
}

/** What lets an assistant of somebody's own into one project. */
export interface AssistantKeyRow {
  id: string
  project_id: string
  /** In whose name it works. */
  account_id: string
  /** The account's when it was made; worthless once that has risen. */
  epoch: number
  secret_hash: string
  name: string
  allowed: KeyAllows
  /** What the program that came last calls itself; empty until one came. */
  program: string
  created_at: string
  expires_at: string
  /** To the minute; null until the first time. */
  used_at: string | null
}

/** What a language model suggests, until it is applied or dropped. */
export interface ProposalRow {
  project_id: string
  account_id: string
  id: string
  body: string
  /** When whoever is at work on it last said so. */
  beat_at: string
  /** What it was drawn after, where that was a picture: as JSON. */
  picture: string | null
}

export interface AuditRow {
  sequence: number
  created_at: string
  account_id: string | null
  /** The one that `detail` names, for looking up. */
  project_id: string | null
  event: string
  detail: string
  /** SHA-256 over the hash before and this row. */
  hash: string
}

/** One row: the end of the log. Whoever writes a line holds it. */
export interface AuditHeadRow {
  id: 1
  sequence: number
  hash: string
}
