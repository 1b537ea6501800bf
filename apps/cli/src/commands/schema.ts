import { publishedSchema } from '@drawbridge/kinds'
import type { CliCommand } from '../command.ts'

export const schema: CliCommand = {
  name: 'schema',
  usage: '',
  summary: 'Prints the JSON Schema of a manifest, for editors and programs.',
  words: [0, 0],
  options: {},
  help: `
  drawbridge schema > manifest.schema.json`,
  async run() {
    process.stdout.write(`${JSON.stringify(publishedSchema(), null, 2)}\n`)
    return 0
  },
}
