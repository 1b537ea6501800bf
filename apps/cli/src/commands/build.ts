import type { CliCommand } from '../command.ts'

export const build: CliCommand = {
  name: 'build',
  usage: '<manifest> --out <dir> [--database sqlite|mysql|postgres] [--verify] [--force]',
  summary: 'Writes the backend: a whole TypeScript repository.',
  words: [1, 1],
  options: {
    out: { type: 'string', short: 'o' },
    database: { type: 'string' },
    verify: { type: 'boolean' },
    force: { type: 'boolean' },
  },
  help: `
  --out <dir>         where to write; built there before, it is brought up to date
  --database <name>   another database than the one that is drawn: sqlite, mysql or postgres
  --verify            try the code before it is written: types, migrations, statements, start
  --force             replace files that were changed by hand where the drawing changed too

  A file that somebody changed is never overwritten: nothing is written then, and the files are named.`,
  work: async () => (await import('../work/build.ts')).build,
}
