-- An account for the running service: it reads and writes rows, and can't change tables.
-- As the account that migrates, in the database of the service; again, it changes the password:
--
--   psql --set=service_password='…' --file=database/roles.sql "$MIGRATION_DATABASE_URL"
--
-- Then DATABASE_URL names app_service, and MIGRATION_DATABASE_URL the account that migrates.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_service') THEN
    CREATE ROLE app_service LOGIN;
  END IF;
END
$$;

ALTER ROLE app_service PASSWORD :'service_password';

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO app_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app_service;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO app_service;

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app_service;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO app_service;
