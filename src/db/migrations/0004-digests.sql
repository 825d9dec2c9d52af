-- The hours at which daily digests went out: one row for each hour of a zone and day. Several processes share the work by it, and nothing about
-- the day of a digest has to be kept of a chat.
create table hudna.digest_run (
  zone text not null,
  hour smallint not null check (hour between 0 and 23),
  day date not null,
  -- chats up to this one have theirs
  after_chat bigint not null default 0,
  done boolean not null default false,
  primary key (zone, hour, day)
);
create index chat_digest on hudna.chat (zone, digest_hour, id) where digest_hour is not null;

-- A broadcast that waits for its time: the draft as its author saw it, by the clock of the world.
create table hudna.planned_broadcast (
  id uuid primary key default gen_random_uuid(),
  send_at timestamptz not null,
  draft jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'withdrawn')),
  alert_id uuid references hudna.alert (id)
);
create index planned_broadcast_due on hudna.planned_broadcast (send_at) where state = 'waiting';

-- Messages that a chat has held until the morning, told as one: each waits on, in case that the one fails.
create table hudna.merged_delivery (
  delivery_id bigint primary key references hudna.delivery (id) on delete cascade,
  merged_id bigint not null references hudna.delivery (id) on delete cascade
);
create index merged_delivery_merged on hudna.merged_delivery (merged_id);
