import type { CliCommand } from '../command.ts'

export const run: CliCommand = {
  name: 'run',
  usage:
    '<manifest> [--port N] [--database-url URL] [--watch] [--accept-losses] [--allow HOSTS] [--secret NAMES] [--trust]',
  summary: 'Runs the backend, isolated as in the studio, and says how to call it.',
  words: [1, 1],
  options: {
    port: { type: 'string', short: 'p' },
    'database-url': { type: 'string' },
    watch: { type: 'boolean', short: 'w' },
    'accept-losses': { type: 'boolean' },
    allow: { type: 'string' },
    secret: { type: 'string' },
    trust: { type: 'boolean' },
  },
  help: `
  --port N             where it listens; any free port when it is not given
  --database-url URL   mysql://… or postgres://…: a database for trying things, whose tables are
                       changed to fit; without it an SQLite of its own, gone afterwards
  --watch              take over each saved change of the manifest
  --accept-losses      change tables even where that deletes rows or values
  --allow HOSTS        services that it may call, with commas between: api.example.com,localhost:8080
  --secret NAMES       variables of the environment that its secrets are taken from, with commas
                       between; it is given no others
  --trust              run its code steps also where they can't be shut in
  --json               a document once it runs; with --watch one more for each saved change, a line each:
                       {"ok": true, "version", "routes"} or {"ok": false, "diagnostics" | "problem" | "losses"}

  Ctrl-C ends it.`,
  work: async () => (await import('../work/run.ts')).run,
}
