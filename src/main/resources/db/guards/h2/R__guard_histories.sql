-- Histories are only ever added to; org.entente.boot.HistoryGuard says what a redaction may take out.
create trigger if not exists revision_guard before update, delete on revision for each row call 'org.entente.boot.HistoryGuard';
create trigger if not exists publication_guard before update, delete on publication for each row call 'org.entente.boot.HistoryGuard';
create trigger if not exists publication_body_guard before update, delete on publication_body for each row
  call 'org.entente.boot.HistoryGuard';
create trigger if not exists audit_guard before update, delete on audit for each row call 'org.entente.boot.HistoryGuard';
create trigger if not exists audit_seal_guard before update, delete on audit_seal for each row call 'org.entente.boot.HistoryGuard';
