import type { CliCommand } from '../command.ts'

export const access: CliCommand = {
  name: 'access',
  usage: '<manifest> [--csv]',
  summary: 'Says who may call what, and what everybody else is told.',
  words: [1, 1],
  options: { csv: { type: 'boolean' } },
  help: `
  <manifest>   path of a manifest in either form, or - for standard input
  --csv        prints a table for spreadsheets, with the fields as well:
               drawbridge access shop.json --csv > access.csv
  --json       {"ok": …, "callers": […], "routes": […], "fields": […]}

  Statuses stand for a row of one's own / somebody else's / one that is not there; of members, for
  one's own / another of their organisation / one of another organisation / one that is not there.
  “row” is one that depends on what stands in the row, “done” what the endpoint itself answers.`,
  work: async () => (await import('../work/access.ts')).access,
}
