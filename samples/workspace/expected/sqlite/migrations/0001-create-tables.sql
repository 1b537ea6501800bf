CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL CHECK (length(email) <= 254),
  name TEXT NOT NULL CHECK (length(name) <= 100) CHECK (length(name) >= 1),
  password_hash TEXT CHECK (length(password_hash) <= 255),
  role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user')),
  confirmed_address TEXT CHECK (length(confirmed_address) <= 255)
) STRICT;

CREATE UNIQUE INDEX users_email_unique ON users (email);

CREATE TABLE organisations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (length(name) <= 100) CHECK (length(name) >= 1),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE memberships (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('owner', 'admin', 'member')),
  organisation_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX memberships_organisation_id_user_id_unique ON memberships (organisation_id, user_id);

CREATE INDEX memberships_user_id ON memberships (user_id);

CREATE TABLE projects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (length(name) <= 100) CHECK (length(name) >= 1),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  organisation_id INTEGER NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX projects_organisation_id ON projects (organisation_id);

CREATE TABLE labels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (length(name) <= 40) CHECK (length(name) >= 1),
  organisation_id INTEGER NOT NULL,
  FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX labels_organisation_id_name_unique ON labels (organisation_id, name);

CREATE TABLE issues (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL CHECK (length(title) <= 200) CHECK (length(title) >= 1),
  body TEXT CHECK (length(body) <= 20000),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'started', 'closed')),
  due_on TEXT,
  organisation_id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  assignee_id INTEGER,
  owner_id INTEGER NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  deleted_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE,
  FOREIGN KEY (assignee_id) REFERENCES users (id) ON DELETE SET NULL,
  FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX issues_organisation_id ON issues (organisation_id);

CREATE INDEX issues_project_id ON issues (project_id);

CREATE INDEX issues_assignee_id ON issues (assignee_id);

CREATE INDEX issues_owner_id ON issues (owner_id);

CREATE TABLE comments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
  organisation_id INTEGER NOT NULL,
  issue_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  FOREIGN KEY (issue_id) REFERENCES issues (id) ON DELETE CASCADE,
  FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX comments_organisation_id ON comments (organisation_id);

CREATE INDEX comments_issue_id ON comments (issue_id);

CREATE INDEX comments_owner_id ON comments (owner_id);

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (length(name) <= 200) CHECK (length(name) >= 1),
  content_type TEXT NOT NULL CHECK (length(content_type) <= 100),
  size INTEGER NOT NULL CHECK (size >= 0),
  url TEXT NOT NULL CHECK (length(url) <= 1000),
  organisation_id INTEGER NOT NULL,
  issue_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  FOREIGN KEY (issue_id) REFERENCES issues (id) ON DELETE CASCADE,
  FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX attachments_organisation_id ON attachments (organisation_id);

CREATE INDEX attachments_issue_id ON attachments (issue_id);

CREATE INDEX attachments_owner_id ON attachments (owner_id);

CREATE TABLE audit_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action TEXT NOT NULL CHECK (length(action) <= 60),
  subject TEXT NOT NULL CHECK (length(subject) <= 200),
  organisation_id INTEGER NOT NULL,
  actor_id INTEGER,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  FOREIGN KEY (actor_id) REFERENCES users (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX audit_entries_organisation_id ON audit_entries (organisation_id);

CREATE INDEX audit_entries_actor_id ON audit_entries (actor_id);

CREATE TABLE issues_labels (
  issue_id INTEGER NOT NULL,
  label_id INTEGER NOT NULL,
  PRIMARY KEY (issue_id, label_id),
  FOREIGN KEY (issue_id) REFERENCES issues (id) ON DELETE CASCADE,
  FOREIGN KEY (label_id) REFERENCES labels (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX issues_labels_label_id ON issues_labels (label_id);

CREATE TABLE auth_sessions (
  id TEXT NOT NULL,
  user_id INTEGER NOT NULL,
  token_digest TEXT NOT NULL CHECK (length(token_digest) <= 43),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX auth_sessions_user_id ON auth_sessions (user_id);

CREATE TABLE auth_attempts (
  id TEXT NOT NULL CHECK (length(id) <= 43),
  attempts INTEGER NOT NULL,
  resets_at INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE INDEX auth_attempts_resets_at ON auth_attempts (resets_at);

CREATE TABLE auth_tickets (
  id TEXT NOT NULL CHECK (length(id) <= 43),
  purpose TEXT NOT NULL CHECK (length(purpose) <= 40),
  user_id INTEGER,
  data TEXT,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX auth_tickets_user_id ON auth_tickets (user_id, purpose);

CREATE INDEX auth_tickets_expires_at ON auth_tickets (expires_at);

CREATE TABLE auth_invitations (
  id TEXT NOT NULL,
  organisation_id INTEGER NOT NULL,
  email TEXT NOT NULL CHECK (length(email) <= 254),
  role TEXT CHECK (length(role) <= 100),
  digest TEXT NOT NULL CHECK (length(digest) <= 43),
  invited_by INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  accepted_at INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  FOREIGN KEY (invited_by) REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX auth_invitations_organisation_id_email_unique ON auth_invitations (organisation_id, email);

CREATE UNIQUE INDEX auth_invitations_digest_unique ON auth_invitations (digest);

CREATE INDEX auth_invitations_invited_by ON auth_invitations (invited_by);

CREATE INDEX auth_invitations_expires_at ON auth_invitations (expires_at);

CREATE TABLE auth_keys (
  id TEXT NOT NULL,
  user_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 100),
  prefix TEXT NOT NULL CHECK (length(prefix) <= 255),
  digest TEXT NOT NULL CHECK (length(digest) <= 43),
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX auth_keys_digest_unique ON auth_keys (digest);

CREATE INDEX auth_keys_user_id ON auth_keys (user_id);
