import type { CliCommand } from '../command.ts'

export const migrate: CliCommand = {
  name: 'migrate',
  usage: '<manifest> --database-url URL [--dry-run] [--accept-losses]',
  summary: "Brings a database's tables to what the manifest draws.",
  words: [1, 1],
  options: {
    'database-url': { type: 'string' },
    'dry-run': { type: 'boolean' },
    'accept-losses': { type: 'boolean' },
  },
  help: `
  --database-url URL   mysql://… or postgres://…
  --dry-run            print the statements that are new, and change nothing
  --accept-losses      apply them even where that deletes tables, rows or values

  What was built for this database before is remembered on this computer, in
  ~/.local/state/drawbridge, so that a new name is a rename. A database that was migrated elsewhere
  is left alone: there the built repository's own "npm run migrate" is the way.`,
  work: async () => (await import('../work/migrate.ts')).migrate,
}
