import type { CliCommand } from '../command.ts'

/** What `drawbridge` does without a command. */
export const studio: CliCommand = {
  name: 'studio',
  usage: '',
  summary: 'Starts the studio, where backends are drawn, and prints its address.',
  words: [0, 0],
  options: {},
  help: `
  PORT              where it listens: 3000 when it is not set
  HOST              127.0.0.1 when it is not set: nobody else reaches it
  DATABASE_URL      where accounts and drawings are: a file of its own, or mysql://…
  DRAWBRIDGE_DATA   the folder of everything that it keeps: ~/.local/share/drawbridge
  PUBLIC_URL        how the world reaches it, behind a proxy: https://studio.example.com
  SMTP_URL          sends links by mail, with MAIL_FROM; needs PUBLIC_URL
  OIDC_ISSUER       lets people sign in there, with OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME`,
  work: async () => (await import('../work/studio.ts')).studio,
}
