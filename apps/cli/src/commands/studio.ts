import type { CliCommand } from '../command.ts'

/** What `drawbridge` does without a command. */
export const studio: CliCommand = {
  name: 'studio',
  usage: '',
  summary: 'Starts the studio, where backends are drawn, and prints its address.',
  words: [0, 0],
  options: {},
  help: `
  PORT           where it listens: 4600 when it is not set
  HOST           127.0.0.1 when it is not set: nobody else reaches it
  DATABASE_URL   where it keeps what it knows: a file of its own, or mysql://…`,
  async run(_, terminal) {
    terminal.warn('The studio is not built yet.')
    return 2
  },
}
