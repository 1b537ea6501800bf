CREATE TABLE users (
  id BIGINT NOT NULL AUTO_INCREMENT,
  email VARCHAR(254) NOT NULL,
  name VARCHAR(100) NOT NULL,
  password_hash VARCHAR(255),
  role VARCHAR(4) NOT NULL DEFAULT 'user',
  confirmed_address VARCHAR(255),
  PRIMARY KEY (id),
  UNIQUE INDEX users_email_unique (email),
  CONSTRAINT users_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT users_role_check CHECK (role IN ('user'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE organisations (
  id BIGINT NOT NULL AUTO_INCREMENT,
  name VARCHAR(100) NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  CONSTRAINT organisations_name_check CHECK (char_length(name) >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE memberships (
  id BIGINT NOT NULL AUTO_INCREMENT,
  role VARCHAR(6) NOT NULL DEFAULT 'member',
  organisation_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  UNIQUE INDEX memberships_organisation_id_user_id_unique (organisation_id, user_id),
  INDEX memberships_user_id (user_id),
  CONSTRAINT memberships_role_check CHECK (role IN ('owner', 'admin', 'member')),
  CONSTRAINT memberships_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  CONSTRAINT memberships_user_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE projects (
  id BIGINT NOT NULL AUTO_INCREMENT,
  name VARCHAR(100) NOT NULL,
  archived BOOLEAN NOT NULL DEFAULT FALSE,
  organisation_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  INDEX projects_organisation_id (organisation_id),
  CONSTRAINT projects_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT projects_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE labels (
  id BIGINT NOT NULL AUTO_INCREMENT,
  name VARCHAR(40) NOT NULL,
  organisation_id BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX labels_organisation_id_name_unique (organisation_id, name),
  CONSTRAINT labels_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT labels_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE issues (
  id BIGINT NOT NULL AUTO_INCREMENT,
  title VARCHAR(200) NOT NULL,
  body MEDIUMTEXT,
  state VARCHAR(7) NOT NULL DEFAULT 'open',
  due_on DATE,
  organisation_id BIGINT NOT NULL,
  project_id BIGINT NOT NULL,
  assignee_id BIGINT,
  owner_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  deleted_at DATETIME(3),
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  INDEX issues_organisation_id (organisation_id),
  INDEX issues_project_id (project_id),
  INDEX issues_assignee_id (assignee_id),
  INDEX issues_owner_id (owner_id),
  CONSTRAINT issues_title_check CHECK (char_length(title) >= 1),
  CONSTRAINT issues_body_check CHECK (char_length(body) <= 20000),
  CONSTRAINT issues_state_check CHECK (state IN ('open', 'started', 'closed')),
  CONSTRAINT issues_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  CONSTRAINT issues_project_id_fk FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE,
  CONSTRAINT issues_assignee_id_fk FOREIGN KEY (assignee_id) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT issues_owner_id_fk FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE comments (
  id BIGINT NOT NULL AUTO_INCREMENT,
  body MEDIUMTEXT NOT NULL,
  organisation_id BIGINT NOT NULL,
  issue_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  INDEX comments_organisation_id (organisation_id),
  INDEX comments_issue_id (issue_id),
  INDEX comments_owner_id (owner_id),
  CONSTRAINT comments_body_check CHECK (char_length(body) BETWEEN 1 AND 10000),
  CONSTRAINT comments_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  CONSTRAINT comments_issue_id_fk FOREIGN KEY (issue_id) REFERENCES issues (id) ON DELETE CASCADE,
  CONSTRAINT comments_owner_id_fk FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE attachments (
  id BIGINT NOT NULL AUTO_INCREMENT,
  name VARCHAR(200) NOT NULL,
  content_type VARCHAR(100) NOT NULL,
  size BIGINT NOT NULL,
  url VARCHAR(1000) NOT NULL,
  organisation_id BIGINT NOT NULL,
  issue_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  INDEX attachments_organisation_id (organisation_id),
  INDEX attachments_issue_id (issue_id),
  INDEX attachments_owner_id (owner_id),
  CONSTRAINT attachments_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT attachments_size_check CHECK (size >= 0),
  CONSTRAINT attachments_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  CONSTRAINT attachments_issue_id_fk FOREIGN KEY (issue_id) REFERENCES issues (id) ON DELETE CASCADE,
  CONSTRAINT attachments_owner_id_fk FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE audit_entries (
  id BIGINT NOT NULL AUTO_INCREMENT,
  action VARCHAR(60) NOT NULL,
  subject VARCHAR(200) NOT NULL,
  organisation_id BIGINT NOT NULL,
  actor_id BIGINT,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  INDEX audit_entries_organisation_id (organisation_id),
  INDEX audit_entries_actor_id (actor_id),
  CONSTRAINT audit_entries_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  CONSTRAINT audit_entries_actor_id_fk FOREIGN KEY (actor_id) REFERENCES users (id) ON DELETE SET NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE issues_labels (
  issue_id BIGINT NOT NULL,
  label_id BIGINT NOT NULL,
  PRIMARY KEY (issue_id, label_id),
  INDEX issues_labels_label_id (label_id),
  CONSTRAINT issues_labels_issue_id_fk FOREIGN KEY (issue_id) REFERENCES issues (id) ON DELETE CASCADE,
  CONSTRAINT issues_labels_label_id_fk FOREIGN KEY (label_id) REFERENCES labels (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE auth_sessions (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id BIGINT NOT NULL,
  token_digest VARCHAR(43) NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX auth_sessions_user_id (user_id),
  CONSTRAINT auth_sessions_user_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE auth_attempts (
  id VARCHAR(43) NOT NULL,
  attempts BIGINT NOT NULL,
  resets_at BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX auth_attempts_resets_at (resets_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE auth_tickets (
  id VARCHAR(43) NOT NULL,
  purpose VARCHAR(40) NOT NULL,
  user_id BIGINT,
  data MEDIUMTEXT,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX auth_tickets_user_id (user_id, purpose),
  INDEX auth_tickets_expires_at (expires_at),
  CONSTRAINT auth_tickets_user_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE auth_invitations (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  organisation_id BIGINT NOT NULL,
  email VARCHAR(254) NOT NULL,
  role VARCHAR(100),
  digest VARCHAR(43) NOT NULL,
  invited_by BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  accepted_at BIGINT,
  PRIMARY KEY (id),
  UNIQUE INDEX auth_invitations_organisation_id_email_unique (organisation_id, email),
  UNIQUE INDEX auth_invitations_digest_unique (digest),
  INDEX auth_invitations_invited_by (invited_by),
  INDEX auth_invitations_expires_at (expires_at),
  CONSTRAINT auth_invitations_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE CASCADE,
  CONSTRAINT auth_invitations_invited_by_fk FOREIGN KEY (invited_by) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE auth_keys (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id BIGINT NOT NULL,
  name VARCHAR(100) NOT NULL,
  prefix VARCHAR(255) NOT NULL,
  digest VARCHAR(43) NOT NULL,
  scopes MEDIUMTEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX auth_keys_digest_unique (digest),
  INDEX auth_keys_user_id (user_id),
  CONSTRAINT auth_keys_user_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
