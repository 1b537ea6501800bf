CREATE TABLE users (
  id BIGINT NOT NULL AUTO_INCREMENT,
  email VARCHAR(200) NOT NULL,
  username VARCHAR(60) NOT NULL,
  bio MEDIUMTEXT,
  image VARCHAR(500),
  password_hash VARCHAR(255),
  role VARCHAR(5) NOT NULL DEFAULT 'user',
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  UNIQUE INDEX users_email_unique (email),
  UNIQUE INDEX users_username_unique (username),
  CONSTRAINT users_role_check CHECK (role IN ('user', 'admin'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE articles (
  id BIGINT NOT NULL AUTO_INCREMENT,
  slug VARCHAR(250) NOT NULL,
  title VARCHAR(200) NOT NULL,
  description VARCHAR(1000) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  author_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  UNIQUE INDEX articles_slug_unique (slug),
  INDEX articles_created_at (created_at),
  INDEX articles_author_id (author_id),
  CONSTRAINT articles_author_id_fk FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE comments (
  id BIGINT NOT NULL AUTO_INCREMENT,
  body MEDIUMTEXT NOT NULL,
  author_id BIGINT NOT NULL,
  article_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  INDEX comments_author_id (author_id),
  INDEX comments_article_id (article_id),
  CONSTRAINT comments_author_id_fk FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT comments_article_id_fk FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE tags (
  id BIGINT NOT NULL AUTO_INCREMENT,
  name VARCHAR(60) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX tags_name_unique (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE users_following (
  user_id BIGINT NOT NULL,
  following_id BIGINT NOT NULL,
  PRIMARY KEY (user_id, following_id),
  INDEX users_following_following_id (following_id),
  CONSTRAINT users_following_user_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT users_following_following_id_fk FOREIGN KEY (following_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE articles_tags (
  article_id BIGINT NOT NULL,
  tag_id BIGINT NOT NULL,
  PRIMARY KEY (article_id, tag_id),
  INDEX articles_tags_tag_id (tag_id),
  CONSTRAINT articles_tags_article_id_fk FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE,
  CONSTRAINT articles_tags_tag_id_fk FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE articles_favorited_by (
  article_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  PRIMARY KEY (article_id, user_id),
  INDEX articles_favorited_by_user_id (user_id),
  CONSTRAINT articles_favorited_by_article_id_fk FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE,
  CONSTRAINT articles_favorited_by_user_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
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
