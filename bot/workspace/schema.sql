-- One workspace. Wire objects that Slack sends whole are kept whole, as JSON,
-- beside the columns they are looked up by.
CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS users (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, email TEXT NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS usergroups (
  id TEXT PRIMARY KEY, handle TEXT NOT NULL UNIQUE, name TEXT NOT NULL, users TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS channels (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS members (
  channel TEXT NOT NULL, user TEXT NOT NULL, PRIMARY KEY (channel, user)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS members_by_user ON members (user);

-- visible_to is empty for what everyone in the channel sees, and a user for an
-- ephemeral. shown is 1 for what stands in the channel itself rather than only
-- in a thread. A deleted message keeps its row, so that its ts is not used again.
CREATE TABLE IF NOT EXISTS messages (
  channel TEXT NOT NULL, ts TEXT NOT NULL, thread TEXT NOT NULL, visible_to TEXT NOT NULL,
  shown INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL,
  PRIMARY KEY (channel, ts)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS messages_in_channel ON messages (channel, visible_to, shown, deleted, ts);
CREATE INDEX IF NOT EXISTS messages_in_thread ON messages (channel, thread, ts) WHERE thread <> '';

CREATE TABLE IF NOT EXISTS apps (
  id TEXT PRIMARY KEY, bot_token TEXT NOT NULL UNIQUE, app_token TEXT NOT NULL UNIQUE, body TEXT NOT NULL
) WITHOUT ROWID;

-- Events on their way to an app. due is in microseconds since 1970.
CREATE TABLE IF NOT EXISTS deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, app TEXT NOT NULL, event_id TEXT NOT NULL, body TEXT NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '',
  due INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting'
);
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (state, due);

CREATE TABLE IF NOT EXISTS response_urls (
  token TEXT PRIMARY KEY, app TEXT NOT NULL, user TEXT NOT NULL, channel TEXT NOT NULL,
  ts TEXT NOT NULL, thread TEXT NOT NULL, uses INTEGER NOT NULL DEFAULT 0, expires INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS views (
  id TEXT PRIMARY KEY, app TEXT NOT NULL, user TEXT NOT NULL, kind TEXT NOT NULL,
  external_id TEXT NOT NULL, root TEXT NOT NULL, depth INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS views_of_user ON views (user, kind, app);
CREATE UNIQUE INDEX IF NOT EXISTS views_external ON views (app, external_id) WHERE external_id <> '';

CREATE TABLE IF NOT EXISTS files (
  id TEXT PRIMARY KEY, secret TEXT NOT NULL, size INTEGER NOT NULL, content BLOB, body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS assistant_threads (
  channel TEXT NOT NULL, thread TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (channel, thread)
) WITHOUT ROWID;

-- How far each person has read each channel.
CREATE TABLE IF NOT EXISTS reads (
  user    TEXT NOT NULL,
  channel TEXT NOT NULL,
  ts      TEXT NOT NULL,
  PRIMARY KEY (user, channel)
);
