CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL CHECK (length(email) <= 200),
  name TEXT NOT NULL CHECK (length(name) <= 100) CHECK (length(name) >= 1),
  trusted INTEGER NOT NULL DEFAULT 0 CHECK (trusted IN (0, 1)),
  password_hash TEXT CHECK (length(password_hash) <= 255),
  role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'editor', 'admin'))
) STRICT;

CREATE UNIQUE INDEX users_email_unique ON users (email);

CREATE TABLE projects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (length(name) <= 100) CHECK (length(name) >= 1),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  owner_id INTEGER NOT NULL,
  FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX projects_owner_id ON projects (owner_id);

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL CHECK (length(title) <= 200) CHECK (length(title) >= 1),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')),
  price INTEGER CHECK (abs(price) < 10000000000),
  due_date TEXT,
  project_id INTEGER NOT NULL,
  parent_id INTEGER,
  deleted_at TEXT,
  FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE,
  FOREIGN KEY (parent_id) REFERENCES tasks (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX tasks_project_id ON tasks (project_id);

CREATE INDEX tasks_parent_id ON tasks (parent_id);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL CHECK (length(title) <= 200) CHECK (length(title) >= 1),
  published INTEGER NOT NULL DEFAULT 0 CHECK (published IN (0, 1)),
  rating INTEGER CHECK (abs(rating) < 10000),
  notes TEXT CHECK (length(notes) <= 2000),
  project_id INTEGER,
  owner_id INTEGER NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE SET NULL,
  FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX articles_project_id ON articles (project_id);

CREATE INDEX articles_owner_id ON articles (owner_id);

CREATE TABLE projects_members (
  project_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  PRIMARY KEY (project_id, user_id),
  FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX projects_members_user_id ON projects_members (user_id);

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
