CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL CHECK (length(email) <= 200),
  username TEXT NOT NULL CHECK (length(username) <= 60),
  bio TEXT,
  image TEXT CHECK (length(image) <= 500),
  password_hash TEXT CHECK (length(password_hash) <= 255),
  role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE UNIQUE INDEX users_email_unique ON users (email);

CREATE UNIQUE INDEX users_username_unique ON users (username);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL CHECK (length(slug) <= 250),
  title TEXT NOT NULL CHECK (length(title) <= 200),
  description TEXT NOT NULL CHECK (length(description) <= 1000),
  body TEXT NOT NULL,
  author_id INTEGER NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX articles_slug_unique ON articles (slug);

CREATE INDEX articles_created_at ON articles (created_at);

CREATE INDEX articles_author_id ON articles (author_id);

CREATE TABLE comments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL,
  author_id INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE,
  FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX comments_author_id ON comments (author_id);

CREATE INDEX comments_article_id ON comments (article_id);

CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (length(name) <= 60)
) STRICT;

CREATE UNIQUE INDEX tags_name_unique ON tags (name);

CREATE TABLE users_following (
  user_id INTEGER NOT NULL,
  following_id INTEGER NOT NULL,
  PRIMARY KEY (user_id, following_id),
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  FOREIGN KEY (following_id) REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX users_following_following_id ON users_following (following_id);

CREATE TABLE articles_tags (
  article_id INTEGER NOT NULL,
  tag_id INTEGER NOT NULL,
  PRIMARY KEY (article_id, tag_id),
  FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE,
  FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX articles_tags_tag_id ON articles_tags (tag_id);

CREATE TABLE articles_favorited_by (
  article_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  PRIMARY KEY (article_id, user_id),
  FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX articles_favorited_by_user_id ON articles_favorited_by (user_id);

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
