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
  async run({ words: [email = ''] }, terminal) {
    const { resetLink } = await import('@drawbridge/server')
    const { studioOptions } = await import('../studio-options.ts')
    const link = await resetLink(studioOptions(process.env), email)
    if (link === undefined) {
      terminal.result({ ok: false })
      terminal.warn(`There is no account of ${email} in this studio.`)
      return 1
    }
    terminal.result({ ok: true, link })
    terminal.say(link)
    return 0
  },
}
