import { inspect } from 'node:util'
import { migrate, pendingMigrations } from './database/migrate.ts'
import { MigrationError, MIGRATIONS } from './database/migrations.ts'

// npm run migrate [-- --dry-run | --allow-destructive]
// It may have an account of its own, as only it changes tables.
const url = process.env['MIGRATION_DATABASE_URL'] || process.env['DATABASE_URL']

try {
  if (!url) throw new MigrationError('DATABASE_URL is not set.')
  process.stdout.write(process.argv.includes('--dry-run') ? await preview(url) : await apply(url))
} catch (error) {
  const text = error instanceof MigrationError ? error.message : inspect(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}

async function apply(url: string): Promise<string> {
  const allowDestructive = process.argv.includes('--allow-destructive')
  const names = await migrate(url, MIGRATIONS, { allowDestructive })
  return names.length === 0 ? 'Nothing to migrate.\n' : `Applied ${names.join(', ')}.\n`
}

async function preview(url: string): Promise<string> {
  const pending = await pendingMigrations(url)
  return pending
    .map(({ name, destroys, statements }) => {
      const lost = destroys.map((what) => `-- destructive: ${what}\n`).join('')
      return `-- ${name}\n${lost}\n${statements.map((text) => `${text};\n\n`).join('')}`
    })
    .join('')
}
