import type { CliCommand } from '../command.ts'

export const diff: CliCommand = {
  name: 'diff',
  usage: '<old> <new>',
  summary: 'Says what changes from one manifest to another, and what the database would lose.',
  words: [2, 2],
  options: {},
  help: `
  <old> <new>   two manifests; one of them may be - for standard input

  Exit code 0 with or without changes; 1 when one of the manifests has errors.`,
  work: async () => (await import('../work/diff.ts')).diff,
}
