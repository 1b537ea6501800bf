import type { CliCommand } from './command.ts'
import type { Terminal } from './terminal.ts'

export function overview(commands: readonly CliCommand[], { paint }: Terminal): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map(
    ({ name, summary }) => `  ${paint('bold', name.padEnd(width))}  ${summary}`,
  )
  return [
    'Draw a backend. Cross over to code.',
    '',
    'Usage: drawbridge [command] [options]',
    'Without a command, the studio starts.',
    '',
    ...lines,
    '',
    'drawbridge help <command> says more. Every command takes - for standard input, and --json,',
    'which gives documents for programs, each on a line of its own.',
    'Exit codes: 0 done, 1 the manifest has errors or a file is in the way, 2 not possible as asked.',
  ].join('\n')
}

export function helpOf({ name, usage, summary, help }: CliCommand, { paint }: Terminal): string {
  return [
    `${paint('bold', `drawbridge ${name}`)} ${usage}`,
    '',
    summary,
    '',
    help.replace(/^\n/, ''),
  ]
    .join('\n')
    .trimEnd()
}
