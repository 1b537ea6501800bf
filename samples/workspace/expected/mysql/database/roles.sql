-- An account for the running service: it reads and writes rows, and can't change tables.
-- As an administrator, in the database of the service; again, it changes the password:
--
--   mysql --init-command="SET @service_password = '…'" app < database/roles.sql
--
-- Then DATABASE_URL names app_service, and MIGRATION_DATABASE_URL the account that migrates.

SET @account = CONCAT("'app_service'@'%' IDENTIFIED BY ", QUOTE(@service_password));

SET @opening = CONCAT('CREATE USER IF NOT EXISTS ', @account);
PREPARE opening FROM @opening;
EXECUTE opening;
DEALLOCATE PREPARE opening;

SET @password = CONCAT('ALTER USER ', @account);
PREPARE password FROM @password;
EXECUTE password;
DEALLOCATE PREPARE password;

SET @rights = CONCAT('GRANT SELECT, INSERT, UPDATE, DELETE ON `', REPLACE(DATABASE(), '_', '\\_'), "`.* TO 'app_service'@'%'");
PREPARE rights FROM @rights;
EXECUTE rights;
DEALLOCATE PREPARE rights;
