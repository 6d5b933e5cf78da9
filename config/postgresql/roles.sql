-- The two roles of an installation and its database. As superuser, once; again it changes nothing:
--
--   psql -v owner=entente_owner -v runtime=entente -v database=entente -f config/postgresql/roles.sql
--
-- Then give each role its password, which stands in no file: \password entente_owner and \password entente.
-- The owner makes the tables and upgrades them (ENTENTE_DB_OWNER_USER); the server works as the runtime role (ENTENTE_DB_USER), which
-- can add to the histories but never change them. At every start the owner grants the runtime role table by table what it needs, so a
-- table that comes later is closed to it until then.
\set ON_ERROR_STOP on
\if :{?owner} \else \set owner entente_owner \endif
\if :{?runtime} \else \set runtime entente \endif
\if :{?database} \else \set database entente \endif

select format('create role %I', :'owner') where not exists (select from pg_roles where rolname = :'owner') \gexec
select format('create role %I', :'runtime') where not exists (select from pg_roles where rolname = :'runtime') \gexec
alter role :"owner" login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role :"runtime" login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;

-- Nothing of the server waits for ever. A migration may take its time, but never for a lock that somebody holds.
alter role :"runtime" set statement_timeout = '15s';
alter role :"runtime" set lock_timeout = '10s';
alter role :"runtime" set idle_in_transaction_session_timeout = '120s';
alter role :"owner" set lock_timeout = '30s';
alter role :"owner" set idle_in_transaction_session_timeout = '10min';

select format('create database %I owner %I encoding ''UTF8'' template template0', :'database', :'owner')
  where not exists (select from pg_database where datname = :'database') \gexec
revoke all on database :"database" from public, :"runtime";
grant connect on database :"database" to :"runtime";

\connect :"database"
revoke all on schema public from public, :"runtime";
alter schema public owner to :"owner";
grant usage on schema public to :"runtime";
