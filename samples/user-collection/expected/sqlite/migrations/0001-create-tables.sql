CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL CHECK (length(email) <= 255),
  name TEXT CHECK (length(name) <= 255),
  password_hash TEXT CHECK (length(password_hash) <= 255),
  role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE UNIQUE INDEX users_email_unique ON users (email);

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
