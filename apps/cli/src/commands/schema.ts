import type { CliCommand } from '../command.ts'

export const schema: CliCommand = {
  name: 'schema',
  usage: '',
  summary: 'Prints the JSON Schema of a manifest, for editors and programs.',
  words: [0, 0],
  options: {},
  help: `
  drawbridge schema > manifest.schema.json`,
  work: async () => (await import('../work/schema.ts')).schema,
}
