-- The same of messages that are older than the column: a correction of the strike goes to whom they told of it.
update hudna.alert set tells = array[(body -> 'event' ->> 'id')::uuid]
where event_id is not null and body ->> 'form' = 'event' and (body -> 'event' ->> 'id')::uuid <> event_id;

-- Digests of an older version that are still to be sent have no form that this one can read: as the words that they are, without the heading and the
-- note that are put round them anew. No event has this number.
with old as (
  select id, created_at, body from hudna.alert where body ->> 'form' = 'notice'
), said as (
  select id, created_at, language, regexp_replace(regexp_replace(said, E'^[^\n]*\n\n', ''), E'\n\n[^\n]*$', '') as words
  from old, lateral (values ('ar', body ->> 'textAr'), ('en', body ->> 'textEn')) as v (language, said)
)
update hudna.alert a set body = jsonb_build_object('form', 'digest', 'until', to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'total', 1, 'blindSince', null, 'blocks', jsonb_build_array(n.block))
from (
  select id, created_at, jsonb_object_agg(language,
    jsonb_build_object('head', split_part(words, E'\n', 1), 'text', left(substr(words, length(split_part(words, E'\n', 1)) + 2), 3400), 'link', null))
    || jsonb_build_object('event', '00000000-0000-0000-0000-000000000000') as block
  from said group by id, created_at
) n where a.id = n.id;
