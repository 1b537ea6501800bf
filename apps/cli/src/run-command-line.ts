import { nearest } from '@drawbridge/manifest'
import { parseArgs } from 'node:util'
import { type CliCommand, type ExitCode, notThere, UsageError } from './command.ts'
import { COMMANDS } from './commands/commands.ts'
import { studio } from './commands/studio.ts'
import { helpOf, overview } from './help.ts'
import { printable } from './printable.ts'
import { reasonOf } from './read-source.ts'
import { createTerminal } from './terminal.ts'

const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** Runs `drawbridge <argv>` and returns its exit code. Never throws, never prints a stack trace. */
export async function runCommandLine(argv: readonly string[]): Promise<ExitCode> {
  const json = argv.includes('--json')
  try {
    return await dispatch(argv)
  } catch (error) {
    const message = error instanceof UsageError ? error.message : unexpected(error)
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, problem: message })}\n`)
    else process.stderr.write(`${printable(message)}\n`)
    return 2
  }
}

async function dispatch(argv: readonly string[]): Promise<ExitCode> {
  const [first, ...rest] = argv
  if (first === undefined) return runOne(studio, [])
  if (first === '--help' || first === '-h' || first === 'help') return help(rest[0])
  if (first === '--version') return version()
  return runOne(named(first), rest)
}

async function runOne(command: CliCommand, argv: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parse(command, argv)
  if (values.help === true) return help(command.name)
  const [least, most] = command.words
  if (positionals.length < least || positionals.length > most)
    throw new UsageError(`Usage: drawbridge ${command.name} ${command.usage}`)
  const terminal = createTerminal(values.json === true)
  const text = (option: string): string | undefined => {
    const value = values[option]
    return typeof value === 'string' ? value : undefined
  }
  const texts = (option: string): readonly string[] => {
    const value = values[option]
    return Array.isArray(value) ? value.map(String) : []
  }
  const flag = (option: string): boolean => values[option] === true
  const work = await command.work()
  return work({ words: positionals, text, texts, flag }, terminal)
}

const long = (option: string): string => `--${option}`

type Values = Readonly<Record<string, unknown>>

function parse(
  command: CliCommand,
  argv: readonly string[],
): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    const options = { ...command.options, ...COMMON }
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('.')[0] ?? '') : ''
    const option = /^Unknown option '(-+[^']*)'/.exec(problem)?.[1]
    const guess =
      option && nearest(option, Object.keys({ ...command.options, ...COMMON }).map(long))
    const hint = guess ? ` Did you mean ${guess}?` : ''
    throw new UsageError(`${problem}.${hint}\nUsage: drawbridge ${command.name} ${command.usage}`)
  }
}

function named(name: string): CliCommand {
  const command = COMMANDS.find((one) => one.name === name)
  if (command) return command
  throw new UsageError(
    notThere(
      'command',
      name,
      COMMANDS.map((one) => one.name),
    ),
  )
}

function help(name: string | undefined): ExitCode {
  const terminal = createTerminal(false)
  const text = name === undefined ? overview(COMMANDS, terminal) : helpOf(named(name), terminal)
  terminal.say(text)
  return 0
}

async function version(): Promise<ExitCode> {
  const { VERSION } = await import('./version.ts')
  process.stdout.write(`${VERSION}\n`)
  return 0
}

/** A fault of ours or of the machine: said in a line; DRAWBRIDGE_DEBUG shows where. */
function unexpected(error: unknown): string {
  if (process.env.DRAWBRIDGE_DEBUG && error instanceof Error) return error.stack ?? error.message
  return `This did not work: ${reasonOf(error)}\n(DRAWBRIDGE_DEBUG=1 shows where it happened.)`
}
