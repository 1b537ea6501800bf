CREATE TABLE members (
  id TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  username TEXT NOT NULL CHECK (length(username) <= 40) CHECK (length(username) >= 3),
  full_name TEXT CHECK (length(full_name) <= 120),
  birthday TEXT,
  newsletter INTEGER NOT NULL DEFAULT 0 CHECK (newsletter IN (0, 1)),
  balance INTEGER NOT NULL DEFAULT 0 CHECK (abs(balance) < 100000000),
  password_hash TEXT CHECK (length(password_hash) <= 255),
  role TEXT NOT NULL DEFAULT 'reader' CHECK (role IN ('reader', 'librarian')),
  deleted_at TEXT,
  PRIMARY KEY (id)
) STRICT;

CREATE UNIQUE INDEX members_username_unique ON members (username);

CREATE TABLE reviews (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  book TEXT NOT NULL CHECK (length(book) <= 200) CHECK (length(book) >= 1),
  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  text TEXT,
  owner_id TEXT NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (owner_id) REFERENCES members (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX reviews_owner_id ON reviews (owner_id);

CREATE TABLE auth_sessions (
  id TEXT NOT NULL CHECK (length(id) <= 43),
  user_id TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES members (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX auth_sessions_user_id ON auth_sessions (user_id);

CREATE TABLE auth_attempts (
  id TEXT NOT NULL CHECK (length(id) <= 43),
  attempts INTEGER NOT NULL,
  resets_at INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE INDEX auth_attempts_resets_at ON auth_attempts (resets_at);
