import type { CliCommand } from '../command.ts'

export const mcp: CliCommand = {
  name: 'mcp',
  usage: '<manifest> [--allow read|change|everything] [--out <dir>] [--trust]',
  summary: 'Offers a manifest to an assistant of yours, by the Model Context Protocol.',
  words: [1, 1],
  options: {
    allow: { type: 'string' },
    out: { type: 'string', short: 'o' },
    trust: { type: 'boolean' },
  },
  help: `
  --allow read         it may look, and try edits on a copy (without this option)
  --allow change       it may make edits that pass the gate: they check, and their code type-checks,
                       migrates and starts. Not what weighs: an endpoint that opens, a new host, a
                       secret, lost values, code, a package
  --allow everything   also what weighs, as long as it passes the gate
  --out <dir>          where the backend was built: migrations follow from there
  --trust              try its code steps also where they can't be shut in

  It talks on standard input and output. An assistant starts it by a setting such as
    {"mcpServers": {"drawbridge": {"command": "drawbridge", "args": ["mcp", "shop.json"]}}}`,
  work: async () => (await import('../work/mcp.ts')).mcp,
}
