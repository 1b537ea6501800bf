import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Load {
  readonly requests: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Answers that were not 2xx or 3xx, and connections that failed. */
  readonly failures: number
}

/** One thread, 32 connections, against 127.0.0.1, for so many seconds: wrk knows whole ones alone. */
export async function load(port: number, script: string, seconds: number): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const file = join(folder, 'work.lua')
    await writeFile(file, script)
    const args = ['-t1', '-c32', `-d${Math.ceil(seconds)}s`, '--latency', '-s', file]
    return parse(await output('wrk', [...args, `http://127.0.0.1:${port}`]))
  } finally {
    await rm(folder, { recursive: true })
  }
}

function parse(text: string): Load {
  const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0)
  return {
    requests: number(/(\d+) requests in/),
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p50: milliseconds(/50%\s+([\d.]+)(us|ms|s)/.exec(text)),
    p99: milliseconds(/99%\s+([\d.]+)(us|ms|s)/.exec(text)),
    failures: number(/Non-2xx or 3xx responses: (\d+)/) + number(/Socket errors: connect (\d+)/),
  }
}

function milliseconds(match: RegExpExecArray | null): number {
  const factor = { us: 0.001, ms: 1, s: 1000 }[match?.[2] ?? 'ms'] ?? 1
  return Number(match?.[1] ?? 0) * factor
}

function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    let complaint = ''
    child.stdout.on('data', (chunk) => (text += chunk))
    child.stderr.on('data', (chunk) => (complaint += chunk))
    child.on('error', () =>
      reject(new Error(`${command} is needed to put load on a server: apt-get install ${command}`)),
    )
    child.on('close', (code) =>
      code === 0
        ? resolve(text)
        : reject(new Error(`${command} ended with ${code}: ${complaint.trim() || text.trim()}`)),
    )
  })
}
