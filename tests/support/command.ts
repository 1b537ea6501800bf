import { type ChildProcess, spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const bin = fileURLToPath(new URL('../../apps/cli/bin.js', import.meta.url))

/** `drawbridge …`, as in a shell. */
export function drawbridge(
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ran> {
  return runProgram([process.execPath, bin, ...args], { input, env })
}

/** `drawbridge …` that goes on until it is told to end. */
export function startDrawbridge(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): ChildProcess {
  return spawn(process.execPath, [bin, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Runs a program to its end. */
export async function runProgram(
  [program = '', ...args]: readonly string[],
  options: {
    readonly cwd?: string
    readonly env?: NodeJS.ProcessEnv
    readonly input?: string
  } = {},
): Promise<Ran> {
  const { cwd, env = process.env, input = '' } = options
  const child = spawn(program, args, { ...(cwd && { cwd }), env, stdio: 'pipe' })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { out, err, code: await closed }
}

/** The first line of what a program prints that matches, as soon as it is there. */
export function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const look = (chunk: Buffer): void => {
      printed += String(chunk)
      const match = pattern.exec(printed)
      if (match) resolve(match[1] ?? match[0])
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    // Once it has ended and all that it printed has been read.
    child.once('close', (code) => reject(new Error(`It ended with ${code}:\n${printed}`)))
  })
}

/** Sends a signal and waits until the program is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGINT') {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return gone
}

/** Ends a program that was started detached, and whatever it started. */
export async function endGroup(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve))
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  await closed
}
