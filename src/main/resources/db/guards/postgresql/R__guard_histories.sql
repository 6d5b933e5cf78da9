-- Histories are only ever added to, by whatever role: rights keep the server from changing them, these triggers also the owner. A
-- redaction may take out texts of a content that carries its mark, and nothing else (org.entente.boot.HistoryGuard, on H2).
create or replace function guard_history() returns trigger language plpgsql as $guard$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'revision' then
    if new.body is null and new.note is null and to_jsonb(new) - 'body' - 'note' = to_jsonb(old) - 'body' - 'note'
        and exists (select 1 from content where id = old.content_id and redacted_at is not null) then
      return new;
    end if;
  elsif tg_op = 'UPDATE' and tg_table_name = 'publication' then
    if new.public_note is null and (new.notice is not distinct from old.notice or new.notice ~ '^sha256:[0-9a-f]{64}$')
        and to_jsonb(new) - 'notice' - 'public_note' = to_jsonb(old) - 'notice' - 'public_note'
        and exists (select 1 from content where id = old.content_id and redacted_at is not null) then
      return new;
    end if;
  elsif tg_op = 'DELETE' and tg_table_name = 'publication_body' then
    if exists (select 1 from publication p join content c on c.id = p.content_id
        where p.sequence = old.sequence and c.redacted_at is not null) then
      return old;
    end if;
  end if;
  raise exception 'The history % is never changed.', tg_table_name using errcode = 'restrict_violation';
end
$guard$;

do $do$
declare
  history text;
begin
  foreach history in array array['revision', 'publication', 'publication_body', 'audit', 'audit_seal'] loop
    execute format('drop trigger if exists %I on %I', history || '_guard', history);
    execute format('create trigger %I before update or delete on %I for each row execute function guard_history()',
      history || '_guard', history);
    execute format('drop trigger if exists %I on %I', history || '_kept', history);
    execute format('create trigger %I before truncate on %I execute function guard_history()', history || '_kept', history);
  end loop;
end
$do$;
