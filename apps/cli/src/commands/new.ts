import type { CliCommand } from '../command.ts'

export const createNew: CliCommand = {
  name: 'new',
  usage: '<dir> [--template <name>]',
  summary: 'Makes a folder with a manifest to begin with.',
  words: [1, 1],
  options: { template: { type: 'string', short: 't' } },
  help: `
  --template <name>   what to begin with: a blank drawing when it is not given`,
  work: async () => (await import('../work/new.ts')).createNew,
}
