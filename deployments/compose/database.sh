#!/bin/bash
# Runs once, when the database container makes its cluster: the owner of the tables, the role the server works with, and
# the database between them. Passwords come from files and reach psql by its standard input, not by a command line.
set -eu
psql --username postgres --no-psqlrc --set ON_ERROR_STOP=1 --quiet <<'END'
\set owner_password `cat /run/secrets/db-owner-password`
\set runtime_password `cat /run/secrets/db-password`
\i /config/roles.sql
alter role entente_owner password :'owner_password';
alter role entente password :'runtime_password';
END
