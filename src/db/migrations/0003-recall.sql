-- A recalled alert is deleted from the chats: also from those that it reaches while it is being recalled.
alter table hudna.alert add column recalled_at timestamptz;

-- Rows whose chat has gone before they were sent; hardly ever any, and looked for every few seconds.
create index delivery_without_chat on hudna.delivery (id) where state = 'pending' and chat_id is null;
