import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Cell, type Inside, type Limits } from './cell.ts'
import type { Level } from './level.ts'
import { findTool, libraryMounts } from './tools.ts'

/** A command that runs a script inside a cell. */
export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly inside: Inside
  /** Whether descriptor 4 tells which process it became. */
  readonly tellsProcess: boolean
  /** Whether descriptor 5 leads to who can hold the code at its steps. */
  readonly holds?: true
}

/** Node itself reserves about 600 MB of it, so this leaves some 400 MB to use. */
const DATA_BYTES = 1024 ** 3
const FILE_BYTES = 256 * 1024 ** 2
const OPEN_FILES = 1024
const PROCESSES = 64
/** Nothing to gain by running other programs, and dead with the studio. */
const BOUND = ['--no-new-privs', '--pdeathsig', 'SIGKILL']
/** What it takes to become a user without rights; gone once it has. */
const CHANGING_USER = ['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP']

/** `undefined` when this machine lacks what the level needs. */
export function launchAt(
  level: Level,
  cell: Cell,
  limits: Limits,
  script: string,
  args: readonly string[],
): Launch | undefined {
  const inside = insideOf(level, cell)
  const node = level === 'isolated' ? '/app/node' : process.execPath
  const folders = level === 'isolated' ? ['/app'] : readable(cell)
  const rules = nodeArguments(limits, folders, inside)
  return launchProgram(level, cell, [node, ...rules, join(inside.scripts, script), ...args])
}

/**
 * The same with a debugger inside. Node has none under its own rules, so only the walls of the system
 * are left around it, and there must be all of them.
 */
export function launchHeld(
  level: Level,
  cell: Cell,
  limits: Limits,
  script: string,
  args: readonly string[],
): Launch | undefined {
  if (level !== 'isolated') return undefined
  const inside = insideOf(level, cell)
  const program = ['/app/node', ...plainArguments(limits), join(inside.scripts, script), ...args]
  const launch = isolated(cell, program)
  return launch && { ...launch, holds: true }
}

/** A program that only reads files, such as a compiler: the same walls, but for Node's own rules. */
export function launchProgram(
  level: Level,
  cell: Cell,
  command: readonly string[],
): Launch | undefined {
  if (level === 'isolated') return isolated(cell, command)
  if (level === 'fenced') return fenced(cell, command)
  return level === 'seatBelt' ? seatBelt(cell, command) : undefined
}

/** Where things are for the code, once it runs at `level`. */
export function insideOf(level: Level, cell: Cell): Inside {
  if (level !== 'isolated') return cell
  return { code: '/app/code', data: '/app/data', run: '/app/run', scripts: '/app/scripts' }
}

/** Namespaces of its own for everything; inside them a user without rights and Node's own rules. */
function isolated(cell: Cell, program: readonly string[]): Launch | undefined {
  const bwrap = findTool('bwrap')
  const prlimit = findTool('prlimit')
  const setpriv = findTool('setpriv')
  if (process.platform !== 'linux' || bwrap === undefined) return undefined
  if (prlimit === undefined || setpriv === undefined) return undefined
  const inside = insideOf('isolated', cell)
  const marked = { DRAWBRIDGE_PREVIEW: cell.mark }
  return {
    command: prlimit,
    args: [
      limitArguments(isRoot()),
      [bwrap],
      isRoot()
        ? ['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts']
        : ['--unshare-all', '--unshare-user'],
      // The first process of the namespace is bwrap's own: it dies with the studio, and with it all.
      ['--unshare-cgroup-try', '--die-with-parent', '--new-session'],
      ['--json-status-fd', '4', '--cap-drop', 'ALL'],
      isRoot() ? CHANGING_USER.flatMap((right) => ['--cap-add', right]) : [],
      ['/app', '/usr'].flatMap((folder) => ['--perms', '0755', '--dir', folder]),
      libraryMounts(),
      ['--ro-bind', process.execPath, '/app/node', '--ro-bind', setpriv, '/app/setpriv'],
      ['--ro-bind', prlimit, '/app/prlimit', '--ro-bind', cell.scripts, inside.scripts],
      ['--ro-bind', cell.code, inside.code],
      ['--ro-bind', realpathSync(cell.modules), '/app/node_modules'],
      ['--bind', cell.data, inside.data, '--bind', cell.run, inside.run],
      ['--proc', '/proc', '--dev', '/dev', '--remount-ro', '/', '--chdir', '/app'],
      // SQLite sorts much, and takes back a long statement, by files that it finds no other place for.
      ['--clearenv', '--setenv', 'SQLITE_TMPDIR', inside.data, '--', '/app/setpriv'],
      isRoot() ? becomeUser(cell.user) : [],
      ['--inh-caps=-all', ...BOUND, '/app/prlimit', `--nproc=${PROCESSES}`],
      program,
    ].flat(),
    environment: marked,
    inside,
    tellsProcess: true,
  }
}

/** A user of its own, Node's rules and limits; only a studio that runs as root can do that. */
function fenced(cell: Cell, program: readonly string[]): Launch | undefined {
  const setpriv = findTool('setpriv')
  const prlimit = findTool('prlimit')
  if (!isRoot() || setpriv === undefined || prlimit === undefined) return undefined
  return plain(cell, prlimit, [
    ...limitArguments(true),
    setpriv,
    ...becomeUser(cell.user),
    '--inh-caps=-all',
    ...BOUND,
    ...program,
  ])
}

/** Node's rules and whatever limits the machine can set. */
function seatBelt(cell: Cell, program: readonly string[]): Launch {
  const [first = '', ...rest] = program
  const setpriv = findTool('setpriv')
  const prlimit = findTool('prlimit')
  if (process.platform !== 'linux' || setpriv === undefined || prlimit === undefined) {
    return plain(cell, first, rest)
  }
  return plain(cell, prlimit, [...limitArguments(false), setpriv, ...BOUND, ...program])
}

function plain(cell: Cell, command: string, args: readonly string[]): Launch {
  const environment = { DRAWBRIDGE_PREVIEW: cell.mark }
  return { command, args, environment, inside: cell, tellsProcess: false }
}

function limitArguments(ownUser: boolean): string[] {
  return [
    `--data=${DATA_BYTES}`,
    `--fsize=${FILE_BYTES}`,
    `--nofile=${OPEN_FILES}`,
    '--core=0',
    // Counted over all processes of a user, so it would count the person's own programs too.
    ...(ownUser ? [`--nproc=${PROCESSES}`] : []),
    '--',
    ...lastInLine(),
  ]
}

/** The studio, and whoever else works on this machine, gets the processor first. */
function lastInLine(): string[] {
  const nice = findTool('nice')
  return nice === undefined ? [] : [nice, '-n', '10']
}

function nodeArguments(limits: Limits, folders: readonly string[], inside: Inside): string[] {
  return [
    '--permission',
    ...folders.map((folder) => `--allow-fs-read=${folder}`),
    ...[inside.data, inside.run].map((folder) => `--allow-fs-write=${folder}`),
    ...plainArguments(limits),
  ]
}

function plainArguments(limits: Limits): string[] {
  return [
    `--max-old-space-size=${limits.heap}`,
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
  ]
}

function readable(cell: Cell): string[] {
  const modules = [join(dirname(cell.code), 'node_modules'), realpathSync(cell.modules)]
  return [...new Set([cell.code, cell.data, cell.run, cell.scripts, ...modules])]
}

function becomeUser(user: number): string[] {
  return [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--bounding-set=-all']
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}
