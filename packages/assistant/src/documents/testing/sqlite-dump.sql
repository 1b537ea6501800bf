PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE clubs (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, city TEXT);
INSERT INTO clubs VALUES(1,'Chess; "club"','Oslo');
CREATE TABLE IF NOT EXISTS "players" (
  "id" INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 2),
  rating INTEGER DEFAULT 1200 CHECK (rating BETWEEN 100 AND 3000),
  born DATE,
  active BOOLEAN NOT NULL DEFAULT 1 CHECK (active IN (0,1)),
  level TEXT CHECK (level IN ('junior', 'senior')) DEFAULT 'junior',
  club_id INTEGER REFERENCES clubs(id) ON DELETE SET NULL,
  captain_id INTEGER REFERENCES players(id)
);
CREATE TABLE countries (code TEXT PRIMARY KEY, name);
CREATE TABLE profiles (player_id INTEGER PRIMARY KEY REFERENCES players(id) ON DELETE CASCADE, bio TEXT, country TEXT REFERENCES countries(code));
CREATE TABLE friends (player_id INTEGER NOT NULL REFERENCES players(id), friend_id INTEGER NOT NULL REFERENCES players(id), PRIMARY KEY (player_id, friend_id));
CREATE UNIQUE INDEX players_name ON players (name, born);
CREATE INDEX young ON players (born) WHERE born > '2010-01-01';
CREATE INDEX low ON players (lower(name));
CREATE TRIGGER upd AFTER UPDATE ON players BEGIN UPDATE players SET rating = CASE WHEN rating > 1 THEN 1 ELSE 2 END; SELECT 1; END;
DELETE FROM sqlite_sequence;
COMMIT;
