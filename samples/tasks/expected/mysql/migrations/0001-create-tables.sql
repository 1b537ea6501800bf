CREATE TABLE users (
  id BIGINT NOT NULL AUTO_INCREMENT,
  email VARCHAR(200) NOT NULL,
  name VARCHAR(100) NOT NULL,
  password_hash VARCHAR(255),
  role VARCHAR(5) NOT NULL DEFAULT 'user',
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  UNIQUE INDEX users_email_unique (email),
  CONSTRAINT users_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT users_role_check CHECK (role IN ('user', 'admin'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE projects (
  id BIGINT NOT NULL AUTO_INCREMENT,
  name VARCHAR(100) NOT NULL,
  owner_id BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX projects_owner_id (owner_id),
  CONSTRAINT projects_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT projects_owner_id_fk FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE tags (
  id BIGINT NOT NULL AUTO_INCREMENT,
  name VARCHAR(50) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX tags_name_unique (name),
  CONSTRAINT tags_name_check CHECK (char_length(name) >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE tasks (
  id BIGINT NOT NULL AUTO_INCREMENT,
  title VARCHAR(200) NOT NULL,
  notes MEDIUMTEXT,
  done BOOLEAN NOT NULL DEFAULT FALSE,
  priority VARCHAR(6) NOT NULL DEFAULT 'normal',
  due_date DATE,
  estimate DECIMAL(6, 2),
  project_id BIGINT,
  owner_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  deleted_at DATETIME(3),
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  INDEX tasks_due_date (due_date),
  INDEX tasks_project_id (project_id),
  INDEX tasks_owner_id (owner_id),
  CONSTRAINT tasks_title_check CHECK (char_length(title) >= 1),
  CONSTRAINT tasks_notes_check CHECK (char_length(notes) <= 10000),
  CONSTRAINT tasks_priority_check CHECK (priority IN ('low', 'normal', 'high')),
  CONSTRAINT tasks_project_id_fk FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE SET NULL,
  CONSTRAINT tasks_owner_id_fk FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE tasks_tags (
  task_id BIGINT NOT NULL,
  tag_id BIGINT NOT NULL,
  PRIMARY KEY (task_id, tag_id),
  INDEX tasks_tags_tag_id (tag_id),
  CONSTRAINT tasks_tags_task_id_fk FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
  CONSTRAINT tasks_tags_tag_id_fk FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
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
