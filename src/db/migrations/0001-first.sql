-- Everything of ours lives in its own schema: BullMQ's tables share the search path of the embedded database.
create schema if not exists hudna;

-- The clock of drills and tests: the time of the world is now() plus this offset. One row.
create table hudna.clock (
  only_row boolean primary key default true check (only_row),
  start_at timestamptz,
  shift interval not null default interval '0'
);
insert into hudna.clock default values;

create function hudna.hudna_now() returns timestamptz language sql stable as
  $$ select now() + (select shift from hudna.clock) $$;

create table hudna.setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);

create table hudna.source (
  key text primary key check (key ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  outlet text not null,
  kind text not null check (kind in ('feed', 'channel', 'site', 'person')),
  feed_url text,
  channel_hash bytea unique,
  language text not null default 'ar',
  side text not null default 'unknown',
  trust real not null default 0.3 check (trust between 0 and 1),
  wire_family text,
  region text,
  paused boolean not null default false,
  poll_every_s integer not null default 120 check (poll_every_s >= 15),
  poll_state jsonb not null default '{}',
  poll_after timestamptz not null default now(),
  polled_at timestamptz,
  read_at timestamptz,
  last_item_at timestamptz,
  failures integer not null default 0,
  failure text
);
create index source_due on hudna.source (poll_after) where kind = 'feed' and not paused;

create table hudna.article (
  id uuid primary key default gen_random_uuid(),
  source text not null default '',
  url text,
  canonical_url text,
  title text not null default '',
  text text not null,
  published_at timestamptz,
  fetched_at timestamptz not null default hudna.hudna_now(),
  content_hash text not null,
  bands text[] not null default '{}',
  supersedes uuid references hudna.article (id),
  -- new: to be read; detected: to be decided; decided: done; failed: given up after several tries, told to admins
  state text not null default 'new' check (state in ('new', 'detected', 'decided', 'failed')),
  tries integer not null default 0,
  failure text,
  touched_at timestamptz not null default now()
);
-- The same text may come again under another url or day; urls are hashed, since an index entry holds at most 2,700 bytes.
create unique index article_same on hudna.article (content_hash, md5(canonical_url), published_at, supersedes) nulls not distinct;
create index article_url on hudna.article using hash (canonical_url);
create index article_bands on hudna.article using gin (bands);
create index article_open on hudna.article (touched_at) where state in ('new', 'detected');
create index article_fetched on hudna.article (fetched_at);

create table hudna.detection (
  id uuid primary key default gen_random_uuid(),
  article_id uuid not null references hudna.article (id),
  ordinal integer not null,
  body jsonb not null,
  unique (article_id, ordinal)
);

create table hudna.event (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('shelling', 'ceasefire', 'corridor')),
  status text not null,
  version integer not null default 1,
  place_ids text[] not null,
  day date,
  starts_at timestamptz,
  ends_at timestamptz,
  body jsonb not null,
  created_at timestamptz not null default hudna.hudna_now(),
  updated_at timestamptz not null default hudna.hudna_now(),
  closed_at timestamptz
);
create index event_places on hudna.event using gin (place_ids);
create index event_recent on hudna.event (kind, updated_at);

create table hudna.event_version (
  event_id uuid not null references hudna.event (id),
  version integer not null,
  body jsonb not null,
  reason text not null,
  at timestamptz not null default hudna.hudna_now(),
  primary key (event_id, version)
);

create table hudna.claim (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references hudna.event (id),
  article_id uuid not null references hudna.article (id),
  detection_id uuid not null references hudna.detection (id),
  body jsonb not null,
  at timestamptz not null default hudna.hudna_now(),
  unique (event_id, detection_id)
);

create table hudna.decision (
  detection_id uuid primary key references hudna.detection (id),
  article_id uuid not null references hudna.article (id),
  event_id uuid references hudna.event (id),
  action text not null check (action in ('create', 'corroborate', 'update', 'correct', 'retract', 'ignore', 'review')),
  reason text not null,
  at timestamptz not null default hudna.hudna_now()
);
create index decision_event on hudna.decision (event_id);

create table hudna.chat (
  id bigint generated always as identity primary key,
  id_hash bytea not null unique,
  id_cipher bytea not null,
  type text not null check (type in ('private', 'group', 'supergroup', 'channel')),
  state text not null default 'active' check (state in ('active', 'blocked', 'gone')),
  language text not null default 'ar' check (language in ('ar', 'en')),
  digits text not null default 'western' check (digits in ('western', 'arabic')),
  zone text not null default 'Asia/Damascus',
  role text not null default 'follower' check (role in ('follower', 'ngo', 'admin')),
  discreet boolean not null default false,
  quiet_from time,
  quiet_to time,
  quiet_mode text not null default 'silent' check (quiet_mode in ('silent', 'hold', 'off')),
  digest_hour smallint check (digest_hour between 0 and 23),
  paused_until timestamptz,
  -- after a 429 for this chat alone; real time, as all leases and rates
  wait_until timestamptz,
  joined_week date not null default date_trunc('week', hudna.hudna_now())::date
);

create table hudna.subscription (
  id bigint generated always as identity primary key,
  chat_id bigint not null references hudna.chat (id) on delete cascade,
  place_id text not null check (place_id ~ '^[A-Za-z0-9_-]{1,32}$'),
  kinds text[] not null default '{shelling,ceasefire,corridor}',
  within boolean not null default false,
  radius_km real check (radius_km > 0 and radius_km <= 100),
  unique (chat_id, place_id)
);
create index subscription_place on hudna.subscription (place_id);

create table hudna.alert (
  id uuid primary key default gen_random_uuid(),
  event_id uuid references hudna.event (id),
  event_version integer,
  type text not null check (type in ('first', 'edit', 'follow-up', 'correction', 'retraction', 'broadcast', 'notice')),
  -- 0 corrections, 1 urgent, 2 normal, 3 low
  lane smallint not null check (lane between 0 and 3),
  -- what the renderer needs: a snapshot, so that the message does not depend on later versions
  body jsonb not null,
  -- relief is not sent after its end; by the clock of the world
  expires_at timestamptz,
  -- ambiguous rows of a broadcast end unknown; those of an article's alert are sent again
  resend boolean not null default true,
  silent boolean not null default false,
  created_at timestamptz not null default hudna.hudna_now(),
  cancelled_at timestamptz,
  finished_at timestamptz
);
create index alert_event on hudna.alert (event_id);
create index alert_open on hudna.alert (created_at) where finished_at is null;

create table hudna.delivery (
  id bigint generated always as identity primary key,
  alert_id uuid not null references hudna.alert (id),
  -- null after /forget and after retention: the figures stay, the link goes
  chat_id bigint references hudna.chat (id) on delete set null,
  -- the followed place that the message names
  place_id text,
  lane smallint not null,
  -- send a new message, or edit the one named by message_id
  action text not null default 'send' check (action in ('send', 'edit', 'delete')),
  reply_to bigint,
  state text not null default 'pending'
    check (state in ('pending', 'sending', 'sent', 'failed', 'gone', 'unknown', 'cancelled', 'expired')),
  tries smallint not null default 0,
  ambiguous boolean not null default false,
  due_at timestamptz not null default now(),
  lease_until timestamptz,
  message_id bigint,
  sent_at timestamptz,
  error text,
  unique (alert_id, chat_id)
);
-- ids grow in the order in which the followers of an alert are to hear of it
create index delivery_pending on hudna.delivery (lane, id) where state = 'pending';
create index delivery_sending on hudna.delivery (lease_until) where state = 'sending';
create index delivery_chat on hudna.delivery (chat_id);
-- rows leave the pending state in place: room for the new version beside the old keeps the indexes small
alter table hudna.delivery set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
alter table hudna.chat set (fillfactor = 80);

-- The front of the ledger in the order of its index. The planner's figures on how many rows are pending are old as soon as they are taken; by
-- them it may read and sort the whole backlog for every batch. These settings leave it the index alone.
create function hudna.ledger_front(most integer) returns table (id bigint, chat_id bigint, lane smallint) language sql volatile
  set enable_sort = off set enable_bitmapscan = off set enable_seqscan = off
  begin atomic
    select d.id, d.chat_id, d.lane from hudna.delivery d join hudna.chat c on c.id = d.chat_id
    where d.state = 'pending' and d.due_at <= now() and (c.wait_until is null or c.wait_until <= now())
    order by d.lane, d.id limit most for update skip locked;
  end;

create function hudna.ledger_next_due(look_at integer) returns timestamptz language sql stable
  set enable_sort = off set enable_bitmapscan = off set enable_seqscan = off
  begin atomic
    select min(greatest(due_at, coalesce(wait_until, due_at))) from (
      select d.due_at, c.wait_until from hudna.delivery d join hudna.chat c on c.id = d.chat_id
      where d.state = 'pending' order by d.lane, d.id limit look_at
    ) front;
  end;

-- What all senders share: the rate after Telegram slowed us down (null: as configured), the pause for everybody, and what answers to
-- people have taken of the budget in advance. Real time. One row.
create table hudna.pace (
  only_row boolean primary key default true check (only_row),
  rate real check (rate > 0),
  rate_changed_at timestamptz not null default now(),
  paused_until timestamptz,
  limited_at timestamptz[] not null default '{}',
  answers integer not null default 0
);
insert into hudna.pace default values;

create table hudna.bot_update (
  update_id bigint primary key,
  at timestamptz not null default now()
);

-- One-time tokens behind buttons that change something: bound to user and action.
create table hudna.action_token (
  token_hash bytea primary key,
  user_hash bytea not null,
  action text not null,
  payload jsonb not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table hudna.review (
  id uuid primary key default gen_random_uuid(),
  article_id uuid not null references hudna.article (id),
  detection_id uuid references hudna.detection (id),
  reason text not null,
  release_at timestamptz,
  state text not null default 'open' check (state in ('open', 'accepted', 'changed', 'dropped', 'released')),
  at timestamptz not null default hudna.hudna_now(),
  settled_at timestamptz,
  settled_by bytea
);
create index review_open on hudna.review (at) where state = 'open';

create table hudna.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default hudna.hudna_now(),
  actor_hash bytea,
  action text not null,
  detail jsonb not null default '{}'
);

create table hudna.imported_place (
  id text primary key,
  line text not null,
  origin text not null,
  at timestamptz not null default now()
);
