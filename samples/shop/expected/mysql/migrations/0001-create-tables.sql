CREATE TABLE users (
  id BIGINT NOT NULL AUTO_INCREMENT,
  email VARCHAR(200) NOT NULL,
  name VARCHAR(100) NOT NULL,
  password_hash VARCHAR(255),
  role VARCHAR(8) NOT NULL DEFAULT 'customer',
  PRIMARY KEY (id),
  UNIQUE INDEX users_email_unique (email),
  CONSTRAINT users_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT users_role_check CHECK (role IN ('customer', 'staff', 'admin'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE products (
  id BIGINT NOT NULL AUTO_INCREMENT,
  sku VARCHAR(40) NOT NULL,
  title VARCHAR(200) NOT NULL,
  description MEDIUMTEXT,
  price DECIMAL(12, 2) NOT NULL,
  stock BIGINT NOT NULL DEFAULT 0,
  sold BOOLEAN NOT NULL DEFAULT TRUE,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  UNIQUE INDEX products_sku_unique (sku),
  CONSTRAINT products_title_check CHECK (char_length(title) >= 1),
  CONSTRAINT products_price_check CHECK (price >= 0),
  CONSTRAINT products_stock_check CHECK (stock >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE cart_items (
  id BIGINT NOT NULL AUTO_INCREMENT,
  quantity BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX cart_items_owner_id_product_id_unique (owner_id, product_id),
  INDEX cart_items_product_id (product_id),
  CONSTRAINT cart_items_quantity_check CHECK (quantity BETWEEN 1 AND 1000),
  CONSTRAINT cart_items_product_id_fk FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
  CONSTRAINT cart_items_owner_id_fk FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE orders (
  id BIGINT NOT NULL AUTO_INCREMENT,
  `key` VARCHAR(80) NOT NULL,
  state VARCHAR(9) NOT NULL DEFAULT 'placed',
  total DECIMAL(12, 2) NOT NULL,
  payment VARCHAR(80),
  owner_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  UNIQUE INDEX orders_payment_unique (payment),
  UNIQUE INDEX orders_owner_id_key_unique (owner_id, `key`),
  CONSTRAINT orders_state_check CHECK (state IN ('placed', 'paid', 'refunding', 'refunded', 'cancelled', 'owing')),
  CONSTRAINT orders_owner_id_fk FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE order_lines (
  id BIGINT NOT NULL AUTO_INCREMENT,
  title VARCHAR(200) NOT NULL,
  price DECIMAL(12, 2) NOT NULL,
  quantity BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX order_lines_order_id (order_id),
  INDEX order_lines_product_id (product_id),
  CONSTRAINT order_lines_order_id_fk FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
  CONSTRAINT order_lines_product_id_fk FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE payment_events (
  id BIGINT NOT NULL AUTO_INCREMENT,
  event VARCHAR(80) NOT NULL,
  type VARCHAR(80) NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  updated_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (id),
  UNIQUE INDEX payment_events_event_unique (event)
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
