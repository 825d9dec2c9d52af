-- Events that a message tells besides the one it belongs to: the strike that all under a truce hear of, the events of a digest. A correction goes
-- to whom it told of them.
alter table hudna.alert add column tells uuid[] not null default '{}';
create index alert_tells on hudna.alert using gin (tells);
