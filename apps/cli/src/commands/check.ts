import type { CliCommand } from '../command.ts'

export const check: CliCommand = {
  name: 'check',
  usage: '<manifest> [--full]',
  summary: 'Says what is wrong with a manifest, where, and what to do about it.',
  words: [1, 1],
  options: { full: { type: 'boolean' } },
  help: `
  <manifest>   path of a manifest in either form, or - for standard input
  --full       prints the full manifest, with everything that was inferred written out:
               drawbridge check short.json --full > shop.json
  --json       {"ok": …, "file": …, "diagnostics": [{code, severity, message, cure, node, field}]}`,
  work: async () => (await import('../work/check.ts')).check,
}
