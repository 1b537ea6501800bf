CREATE TABLE users (
  id BIGINT NOT NULL AUTO_INCREMENT,
  email VARCHAR(200) NOT NULL,
  name VARCHAR(100) NOT NULL,
  trusted BOOLEAN NOT NULL DEFAULT FALSE,
  password_hash VARCHAR(255),
  role VARCHAR(6) NOT NULL DEFAULT 'user',
  PRIMARY KEY (id),
  UNIQUE INDEX users_email_unique (email),
  CONSTRAINT users_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT users_role_check CHECK (role IN ('user', 'editor', 'admin'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE projects (
  id BIGINT NOT NULL AUTO_INCREMENT,
  name VARCHAR(100) NOT NULL,
  archived BOOLEAN NOT NULL DEFAULT FALSE,
  owner_id BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX projects_owner_id (owner_id),
  CONSTRAINT projects_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT projects_owner_id_fk FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE tasks (
  id BIGINT NOT NULL AUTO_INCREMENT,
  title VARCHAR(200) NOT NULL,
  state VARCHAR(4) NOT NULL DEFAULT 'open',
  price DECIMAL(10, 2),
  due_date DATE,
  project_id BIGINT NOT NULL,
  parent_id BIGINT,
  deleted_at DATETIME(3),
  PRIMARY KEY (id),
  INDEX tasks_project_id (project_id),
  INDEX tasks_parent_id (parent_id),
  CONSTRAINT tasks_title_check CHECK (char_length(title) >= 1),
  CONSTRAINT tasks_state_check CHECK (state IN ('open', 'done')),
  CONSTRAINT tasks_project_id_fk FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE,
  CONSTRAINT tasks_parent_id_fk FOREIGN KEY (parent_id) REFERENCES tasks (id) ON DELETE SET NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE articles (
  id BIGINT NOT NULL AUTO_INCREMENT,
  title VARCHAR(200) NOT NULL,
  published BOOLEAN NOT NULL DEFAULT FALSE,
  rating DECIMAL(4, 1),
  notes MEDIUMTEXT,
  project_id BIGINT,
  owner_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  INDEX articles_project_id (project_id),
  INDEX articles_owner_id (owner_id),
  CONSTRAINT articles_title_check CHECK (char_length(title) >= 1),
  CONSTRAINT articles_notes_check CHECK (char_length(notes) <= 2000),
  CONSTRAINT articles_project_id_fk FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE SET NULL,
  CONSTRAINT articles_owner_id_fk FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE projects_members (
  project_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  PRIMARY KEY (project_id, user_id),
  INDEX projects_members_user_id (user_id),
  CONSTRAINT projects_members_project_id_fk FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE,
  CONSTRAINT projects_members_user_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
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
