-- An update counts as taken when its answer has been given: one that a crash cut short is answered when Telegram brings it again.
alter table hudna.bot_update add column done_at timestamptz;
update hudna.bot_update set done_at = at;

-- The message in which an admin watches a broadcast go out, so that another process goes on with it where the first one ended.
create table hudna.broadcast_progress (
  alert_id uuid not null references hudna.alert (id) on delete cascade,
  user_hash bytea not null,
  message_id bigint not null,
  begun_at timestamptz not null default now(),
  beat_at timestamptz not null default now(),
  primary key (alert_id, user_hash)
);
