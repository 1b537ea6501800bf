import type { CliCommand } from '../command.ts'

/** For whoever runs a studio that sends no mail. */
export const resetPassword: CliCommand = {
  name: 'reset-password',
  usage: '<email>',
  summary: 'Prints a link with which somebody chooses a new password for the studio, once.',
  words: [1, 1],
  options: {},
  help: `
  The link is good for half an hour. It reads the same DATABASE_URL, DRAWBRIDGE_DATA, PUBLIC_URL and
  PORT as the studio, which may be running meanwhile.`,
  work: async () => (await import('../work/reset-password.ts')).resetPassword,
}
