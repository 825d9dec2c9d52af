-- The day on which an event happened or begins: what people ask by. Where no source says a day, it is the day of the first report, by the offset
-- that the country has had all year since 2022; an expression for a stored column may not know of summer time.
alter table hudna.event add column happened_on date not null generated always as (coalesce(
  day,
  case when body ->> 'start' ~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)' then make_date(
    substr(body ->> 'start', 1, 4)::integer, substr(body ->> 'start', 6, 2)::integer, substr(body ->> 'start', 9, 2)::integer) end,
  (created_at at time zone interval '3 hours')::date
)) stored;
create index event_happened on hudna.event (happened_on desc, id desc);

-- What is new at a place, of whatever kind, and who has told of it lately.
create index event_updated on hudna.event (updated_at desc);
create index claim_recent on hudna.claim (at);

-- How much was read in a period, beside every comparison.
create index article_published on hudna.article (published_at, source);

-- A question that staff of an aid organisation want answered every week.
create table hudna.watch (
  id bigint generated always as identity primary key,
  chat_id bigint not null references hudna.chat (id) on delete cascade,
  place_id text not null check (place_id ~ '^[A-Za-z0-9_-]{1,32}$'),
  due_at timestamptz not null default hudna.hudna_now() + interval '7 days',
  unique (chat_id, place_id)
);
create index watch_due on hudna.watch (due_at);

-- A story of which a chat wants to hear no more, save danger.
create table hudna.mute (
  chat_id bigint not null references hudna.chat (id) on delete cascade,
  event_id uuid not null references hudna.event (id) on delete cascade,
  at timestamptz not null default hudna.hudna_now(),
  primary key (chat_id, event_id)
);
create index mute_event on hudna.mute (event_id);
