/** One statement each, in order; what has run is never changed, only followed. */
export const MIGRATIONS: readonly (readonly [name: string, sql: string])[] = [
  [
    '0001-accounts',
    `CREATE TABLE accounts (
      id VARCHAR(40) NOT NULL PRIMARY KEY,
      email VARCHAR(254) NOT NULL UNIQUE,
      name VARCHAR(100) NOT NULL,
      password_hash VARCHAR(255) NOT NULL,
      epoch INTEGER NOT NULL,
      first INTEGER UNIQUE,
      created_at VARCHAR(30) NOT NULL
    )`,
  ],
  [
    '0002-sessions',
    `CREATE TABLE sessions (
      token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
      id VARCHAR(40) NOT NULL UNIQUE,
      account_id VARCHAR(40) NOT NULL,
      csrf_token VARCHAR(64) NOT NULL,
      browser VARCHAR(200) NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      last_seen_at VARCHAR(30) NOT NULL,
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  ['0003-sessions-by-account', 'CREATE INDEX sessions_by_account ON sessions (account_id)'],
  [
    '0004-refresh-tokens',
    `CREATE TABLE refresh_tokens (
      token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
      family VARCHAR(40) NOT NULL,
      account_id VARCHAR(40) NOT NULL,
      epoch INTEGER NOT NULL,
      expires_at VARCHAR(30) NOT NULL,
      used INTEGER NOT NULL,
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  [
    '0005-refresh-tokens-by-family',
    'CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family)',
  ],
  [
    '0006-signing-keys',
    `CREATE TABLE signing_keys (
      kid VARCHAR(40) NOT NULL PRIMARY KEY,
      secret VARCHAR(100) NOT NULL,
      created_at VARCHAR(30) NOT NULL
    )`,
  ],
  [
    '0007-throttles',
    `CREATE TABLE throttles (
      name VARCHAR(100) NOT NULL PRIMARY KEY,
      failures INTEGER NOT NULL,
      blocked_until VARCHAR(30) NOT NULL,
      updated_at VARCHAR(30) NOT NULL
    )`,
  ],
  [
    '0008-projects',
    `CREATE TABLE projects (
      id VARCHAR(40) NOT NULL PRIMARY KEY,
      owner_id VARCHAR(40) NOT NULL,
      name VARCHAR(200) NOT NULL,
      state VARCHAR(20) NOT NULL,
      deleted_at VARCHAR(30),
      version INTEGER NOT NULL,
      manifest LONGTEXT NOT NULL,
      parts LONGTEXT NOT NULL,
      samples LONGTEXT NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      updated_at VARCHAR(30) NOT NULL,
      FOREIGN KEY (owner_id) REFERENCES accounts (id)
    )`,
  ],
  ['0009-projects-by-owner', 'CREATE INDEX projects_by_owner ON projects (owner_id, updated_at)'],
  [
    '0010-entries',
    `CREATE TABLE entries (
      project_id VARCHAR(40) NOT NULL,
      version INTEGER NOT NULL,
      entry_key VARCHAR(64) NOT NULL,
      label VARCHAR(200) NOT NULL,
      command LONGTEXT NOT NULL,
      who VARCHAR(254) NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      name VARCHAR(100),
      PRIMARY KEY (project_id, version),
      UNIQUE (project_id, entry_key),
      FOREIGN KEY (project_id) REFERENCES projects (id)
    )`,
  ],
  [
    '0011-snapshots',
    `CREATE TABLE snapshots (
      project_id VARCHAR(40) NOT NULL,
      version INTEGER NOT NULL,
      manifest LONGTEXT NOT NULL,
      PRIMARY KEY (project_id, version),
      FOREIGN KEY (project_id) REFERENCES projects (id)
    )`,
  ],
  [
    '0012-generations',
    `CREATE TABLE generations (
      project_id VARCHAR(40) NOT NULL,
      number INTEGER NOT NULL,
      version INTEGER NOT NULL,
      \`release\` LONGTEXT NOT NULL,
      files LONGTEXT NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      PRIMARY KEY (project_id, number),
      FOREIGN KEY (project_id) REFERENCES projects (id)
    )`,
  ],
  [
    '0013-audit',
    `CREATE TABLE audit (
      sequence INTEGER NOT NULL PRIMARY KEY,
      created_at VARCHAR(30) NOT NULL,
      account_id VARCHAR(40),
      event VARCHAR(60) NOT NULL,
      detail LONGTEXT NOT NULL,
      hash VARCHAR(64) NOT NULL
    )`,
  ],
  [
    '0014-audit-head',
    `CREATE TABLE audit_head (
      id INTEGER NOT NULL PRIMARY KEY,
      sequence INTEGER NOT NULL,
      hash VARCHAR(64) NOT NULL
    )`,
  ],
  [
    '0015-audit-head-row',
    `INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, '${'0'.repeat(64)}')`,
  ],
  ['0016-session-epoch', 'ALTER TABLE sessions ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0'],
  [
    '0017-session-epoch-of-account',
    'UPDATE sessions SET epoch = (SELECT epoch FROM accounts WHERE accounts.id = sessions.account_id)',
  ],
  [
    '0018-preview-databases',
    `CREATE TABLE preview_databases (
      project_id VARCHAR(40) NOT NULL PRIMARY KEY,
      sealed LONGTEXT NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      FOREIGN KEY (project_id) REFERENCES projects (id)
    )`,
  ],
  ['0019-project-trusted', 'ALTER TABLE projects ADD COLUMN trusted INTEGER NOT NULL DEFAULT 1'],
  [
    '0020-preview-secrets',
    `CREATE TABLE preview_secrets (
      project_id VARCHAR(40) NOT NULL,
      name VARCHAR(64) NOT NULL,
      sealed LONGTEXT NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      PRIMARY KEY (project_id, name),
      FOREIGN KEY (project_id) REFERENCES projects (id)
    )`,
  ],
  [
    '0021-preview-hosts',
    `CREATE TABLE preview_hosts (
      project_id VARCHAR(40) NOT NULL,
      host VARCHAR(300) NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      PRIMARY KEY (project_id, host),
      FOREIGN KEY (project_id) REFERENCES projects (id)
    )`,
  ],
  ['0022-project-sketch', 'ALTER TABLE projects ADD COLUMN sketch LONGTEXT'],
  [
    '0023-tickets',
    `CREATE TABLE tickets (
      secret_hash VARCHAR(64) NOT NULL PRIMARY KEY,
      purpose VARCHAR(30) NOT NULL,
      account_id VARCHAR(40),
      data LONGTEXT NOT NULL,
      attempts INTEGER NOT NULL,
      expires_at VARCHAR(30) NOT NULL,
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  ['0024-tickets-by-expiry', 'CREATE INDEX tickets_by_expiry ON tickets (expires_at)'],
  [
    '0025-authenticators',
    `CREATE TABLE authenticators (
      account_id VARCHAR(40) NOT NULL PRIMARY KEY,
      sealed LONGTEXT NOT NULL,
      confirmed_at VARCHAR(30),
      last_step BIGINT NOT NULL,
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  [
    '0026-recovery-codes',
    `CREATE TABLE recovery_codes (
      account_id VARCHAR(40) NOT NULL,
      code_hash VARCHAR(64) NOT NULL,
      PRIMARY KEY (account_id, code_hash),
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  [
    '0027-session-address',
    "ALTER TABLE sessions ADD COLUMN address VARCHAR(45) NOT NULL DEFAULT ''",
  ],
  [
    '0028-session-proven',
    "ALTER TABLE sessions ADD COLUMN proven_at VARCHAR(30) NOT NULL DEFAULT ''",
  ],
  [
    '0029-refresh-program',
    "ALTER TABLE refresh_tokens ADD COLUMN program VARCHAR(200) NOT NULL DEFAULT ''",
  ],
  [
    '0030-refresh-address',
    "ALTER TABLE refresh_tokens ADD COLUMN address VARCHAR(45) NOT NULL DEFAULT ''",
  ],
  [
    '0031-refresh-begun',
    "ALTER TABLE refresh_tokens ADD COLUMN begun_at VARCHAR(30) NOT NULL DEFAULT ''",
  ],
  [
    '0032-refresh-issued',
    "ALTER TABLE refresh_tokens ADD COLUMN issued_at VARCHAR(30) NOT NULL DEFAULT ''",
  ],
  [
    '0033-refresh-proven',
    "ALTER TABLE refresh_tokens ADD COLUMN proven_at VARCHAR(30) NOT NULL DEFAULT ''",
  ],
  ['0034-audit-by-account', 'CREATE INDEX audit_by_account ON audit (account_id, sequence)'],
  ['0035-account-confirmed', 'ALTER TABLE accounts ADD COLUMN confirmed_at VARCHAR(30)'],
  [
    '0036-passkeys',
    `CREATE TABLE passkeys (
      credential_hash VARCHAR(64) NOT NULL PRIMARY KEY,
      id VARCHAR(40) NOT NULL UNIQUE,
      account_id VARCHAR(40) NOT NULL,
      name VARCHAR(100) NOT NULL,
      credential LONGTEXT NOT NULL,
      public_key LONGTEXT NOT NULL,
      counter BIGINT NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      used_at VARCHAR(30) NOT NULL,
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  [
    '0037-connections',
    `CREATE TABLE connections (
      subject_hash VARCHAR(64) NOT NULL PRIMARY KEY,
      id VARCHAR(40) NOT NULL UNIQUE,
      account_id VARCHAR(40) NOT NULL,
      issuer LONGTEXT NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  [
    '0038-members',
    `CREATE TABLE members (
      project_id VARCHAR(40) NOT NULL,
      account_id VARCHAR(40) NOT NULL,
      role VARCHAR(20) NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      PRIMARY KEY (project_id, account_id),
      FOREIGN KEY (project_id) REFERENCES projects (id),
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  ['0039-members-by-account', 'CREATE INDEX members_by_account ON members (account_id)'],
  [
    '0040-owners-are-members',
    `INSERT INTO members (project_id, account_id, role, created_at)
      SELECT id, owner_id, 'owner', created_at FROM projects`,
  ],
  [
    '0041-invitations',
    `CREATE TABLE invitations (
      id VARCHAR(40) NOT NULL PRIMARY KEY,
      project_id VARCHAR(40) NOT NULL,
      secret_hash VARCHAR(64) NOT NULL UNIQUE,
      role VARCHAR(20) NOT NULL,
      email VARCHAR(254) NOT NULL,
      account_id VARCHAR(40) NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      expires_at VARCHAR(30) NOT NULL,
      FOREIGN KEY (project_id) REFERENCES projects (id),
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  ['0042-audit-project', 'ALTER TABLE audit ADD COLUMN project_id VARCHAR(40)'],
  [
    '0043-audit-project-of-detail',
    `UPDATE audit SET project_id = REPLACE(JSON_EXTRACT(detail, '$.project'), '"', '')`,
  ],
  ['0044-audit-by-project', 'CREATE INDEX audit_by_project ON audit (project_id, sequence)'],
  [
    '0050-assistants',
    `CREATE TABLE assistants (
      account_id VARCHAR(40) NOT NULL PRIMARY KEY,
      provider VARCHAR(20) NOT NULL,
      model VARCHAR(200) NOT NULL,
      address VARCHAR(500),
      sealed LONGTEXT,
      monthly_cap BIGINT NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  [
    '0051-assistant-usage',
    `CREATE TABLE assistant_usage (
      account_id VARCHAR(40) NOT NULL,
      month VARCHAR(7) NOT NULL,
      tokens BIGINT NOT NULL,
      PRIMARY KEY (account_id, month),
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  [
    '0052-proposals',
    `CREATE TABLE proposals (
      project_id VARCHAR(40) NOT NULL,
      account_id VARCHAR(40) NOT NULL,
      id VARCHAR(40) NOT NULL,
      body LONGTEXT NOT NULL,
      beat_at VARCHAR(30) NOT NULL,
      PRIMARY KEY (project_id, account_id),
      FOREIGN KEY (project_id) REFERENCES projects (id),
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  [
    '0060-assistant-keys',
    `CREATE TABLE assistant_keys (
      id VARCHAR(40) NOT NULL PRIMARY KEY,
      project_id VARCHAR(40) NOT NULL,
      account_id VARCHAR(40) NOT NULL,
      epoch INTEGER NOT NULL,
      secret_hash VARCHAR(64) NOT NULL UNIQUE,
      name VARCHAR(60) NOT NULL,
      allowed VARCHAR(20) NOT NULL,
      program VARCHAR(60) NOT NULL,
      created_at VARCHAR(30) NOT NULL,
      expires_at VARCHAR(30) NOT NULL,
      used_at VARCHAR(30),
      FOREIGN KEY (project_id) REFERENCES projects (id),
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
  [
    '0070-trace-keys',
    `CREATE TABLE trace_keys (
      project_id VARCHAR(40) NOT NULL PRIMARY KEY,
      secret_hash VARCHAR(64) NOT NULL UNIQUE,
      created_at VARCHAR(30) NOT NULL,
      FOREIGN KEY (project_id) REFERENCES projects (id)
    )`,
  ],
  ['0080-account-preferences', 'ALTER TABLE accounts ADD COLUMN preferences LONGTEXT'],
  ['0081-entry-suggested', 'ALTER TABLE entries ADD COLUMN suggested LONGTEXT'],
  ['0082-proposal-picture', 'ALTER TABLE proposals ADD COLUMN picture LONGTEXT'],
  ['0083-assistant-price', 'ALTER TABLE assistants ADD COLUMN price LONGTEXT'],
  [
    '0084-assistant-spending',
    `CREATE TABLE assistant_spending (
      account_id VARCHAR(40) NOT NULL,
      month VARCHAR(7) NOT NULL,
      currency VARCHAR(3) NOT NULL,
      millionths BIGINT NOT NULL,
      PRIMARY KEY (account_id, month, currency),
      FOREIGN KEY (account_id) REFERENCES accounts (id)
    )`,
  ],
]
