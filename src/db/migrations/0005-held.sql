-- Put off on purpose, by quiet hours, a pause or the cap of the hour: nobody looks at it before it is due. A busy day may hold a hundred thousand
-- of them, which every look at the front of the ledger would pass over one by one.
alter table hudna.delivery add column held boolean not null default false;

drop index hudna.delivery_pending;
create index delivery_pending on hudna.delivery (lane, id) where state = 'pending' and not held;
create index delivery_held on hudna.delivery (due_at) where state = 'pending' and held;

create or replace function hudna.ledger_front(most integer) returns table (id bigint, chat_id bigint, lane smallint) language sql volatile
  set enable_sort = off set enable_bitmapscan = off set enable_seqscan = off
  begin atomic
    select d.id, d.chat_id, d.lane from hudna.delivery d join hudna.chat c on c.id = d.chat_id
    where d.state = 'pending' and not d.held and d.due_at <= now() and (c.wait_until is null or c.wait_until <= now())
    order by d.lane, d.id limit most for update skip locked;
  end;

create or replace function hudna.ledger_next_due(look_at integer) returns timestamptz language sql stable
  set enable_sort = off set enable_bitmapscan = off set enable_seqscan = off
  begin atomic
    select min(greatest(due_at, coalesce(wait_until, due_at))) from (
      select d.due_at, c.wait_until from hudna.delivery d join hudna.chat c on c.id = d.chat_id
      where d.state = 'pending' and not d.held order by d.lane, d.id limit look_at
    ) front;
  end;
