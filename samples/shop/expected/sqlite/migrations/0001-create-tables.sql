CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL CHECK (length(email) <= 200),
  name TEXT NOT NULL CHECK (length(name) <= 100) CHECK (length(name) >= 1),
  password_hash TEXT CHECK (length(password_hash) <= 255),
  role TEXT NOT NULL DEFAULT 'customer' CHECK (role IN ('customer', 'staff', 'admin'))
) STRICT;

CREATE UNIQUE INDEX users_email_unique ON users (email);

CREATE TABLE products (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sku TEXT NOT NULL CHECK (length(sku) <= 40),
  title TEXT NOT NULL CHECK (length(title) <= 200) CHECK (length(title) >= 1),
  description TEXT,
  price INTEGER NOT NULL CHECK (abs(price) < 1000000000000) CHECK (price >= 0),
  stock INTEGER NOT NULL DEFAULT 0 CHECK (stock >= 0),
  sold INTEGER NOT NULL DEFAULT 1 CHECK (sold IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE UNIQUE INDEX products_sku_unique ON products (sku);

CREATE TABLE cart_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
  product_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL,
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
  FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE UNIQUE INDEX cart_items_owner_id_product_id_unique ON cart_items (owner_id, product_id);

CREATE INDEX cart_items_product_id ON cart_items (product_id);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "key" TEXT NOT NULL CHECK (length("key") <= 80),
  state TEXT NOT NULL DEFAULT 'placed' CHECK (state IN ('placed', 'paid', 'refunding', 'refunded', 'cancelled', 'owing')),
  total INTEGER NOT NULL CHECK (abs(total) < 1000000000000),
  payment TEXT CHECK (length(payment) <= 80),
  owner_id INTEGER NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE RESTRICT
) STRICT;

CREATE UNIQUE INDEX orders_payment_unique ON orders (payment);

CREATE UNIQUE INDEX orders_owner_id_key_unique ON orders (owner_id, "key");

CREATE TABLE order_lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL CHECK (length(title) <= 200),
  price INTEGER NOT NULL CHECK (abs(price) < 1000000000000),
  quantity INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX order_lines_order_id ON order_lines (order_id);

CREATE INDEX order_lines_product_id ON order_lines (product_id);

CREATE TABLE payment_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event TEXT NOT NULL CHECK (length(event) <= 80),
  type TEXT NOT NULL CHECK (length(type) <= 80),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE UNIQUE INDEX payment_events_event_unique ON payment_events (event);

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
