CREATE TABLE members (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
  username VARCHAR(40) NOT NULL,
  full_name VARCHAR(120),
  birthday DATE,
  newsletter BOOLEAN NOT NULL DEFAULT FALSE,
  balance DECIMAL(8, 2) NOT NULL DEFAULT 0.00,
  password_hash VARCHAR(255),
  role VARCHAR(9) NOT NULL DEFAULT 'reader',
  deleted_at DATETIME(3),
  PRIMARY KEY (id),
  UNIQUE INDEX members_username_unique (username),
  CONSTRAINT members_username_check CHECK (char_length(username) >= 3),
  CONSTRAINT members_role_check CHECK (role IN ('reader', 'librarian'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE reviews (
  id BIGINT NOT NULL AUTO_INCREMENT,
  book VARCHAR(200) NOT NULL,
  stars BIGINT NOT NULL,
  text MEDIUMTEXT,
  owner_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  FULLTEXT INDEX reviews_book_text_fulltext (book, text),
  INDEX reviews_owner_id (owner_id),
  CONSTRAINT reviews_book_check CHECK (char_length(book) >= 1),
  CONSTRAINT reviews_stars_check CHECK (stars BETWEEN 1 AND 5),
  CONSTRAINT reviews_owner_id_fk FOREIGN KEY (owner_id) REFERENCES members (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE auth_sessions (
  id VARCHAR(43) NOT NULL,
  user_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seen_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX auth_sessions_user_id (user_id),
  CONSTRAINT auth_sessions_user_id_fk FOREIGN KEY (user_id) REFERENCES members (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE auth_attempts (
  id VARCHAR(43) NOT NULL,
  attempts BIGINT NOT NULL,
  resets_at BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX auth_attempts_resets_at (resets_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
