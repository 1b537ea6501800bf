-- An account for the running service: it reads and writes rows, and can't change tables.
-- Once, as an administrator, in the database of the service:
--
--   mysql --init-command="SET @service_password = '…'" app < database/roles.sql
--
-- Then DATABASE_URL names app_service, and MIGRATION_DATABASE_URL the account that migrates.

SET @account = CONCAT("CREATE USER 'app_service'@'%' IDENTIFIED BY ", QUOTE(@service_password));
PREPARE account FROM @account;
EXECUTE account;
DEALLOCATE PREPARE account;

SET @rights = CONCAT('GRANT SELECT, INSERT, UPDATE, DELETE ON `', REPLACE(DATABASE(), '_', '\\_'), "`.* TO 'app_service'@'%'");
PREPARE rights FROM @rights;
EXECUTE rights;
DEALLOCATE PREPARE rights;
