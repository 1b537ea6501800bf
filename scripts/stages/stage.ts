import { spawn } from 'node:child_process'

/** One thing that a test run looks at; it passes or says what is wrong. */
export interface Outcome {
  readonly name: string
  readonly ok: boolean
  readonly seconds: number
  /** One line for the summary. */
  readonly note: string
}

/** Runs a program to its end as one stage. What it printed is shown only if it failed. */
export function runTool(name: string, command: readonly string[], cwd: string): Promise<Outcome> {
  const started = performance.now()
  const [program = '', ...args] = command
  const output: string[] = []
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk: Buffer) => output.push(String(chunk)))
    child.stderr.on('data', (chunk: Buffer) => output.push(String(chunk)))
    const end = (ok: boolean, problem: string): void => {
      const text = output.join('').trim()
      const seconds = (performance.now() - started) / 1000
      const lines = text.split('\n')
      if (!ok) process.stdout.write(`\n── ${name} ──\n${text || problem}\n\n`)
      const note = ok && lines.length === 1 ? text : ''
      resolve({ name, ok, seconds, note: note.length <= 120 ? note : '' })
    }
    child.once('error', (error) => end(false, error.message))
    child.once('close', (code) => end(code === 0, `ended with ${code}`))
  })
}

export function printOutcome({ name, ok, seconds, note }: Outcome): void {
  process.stdout.write(`${ok ? '✓' : '✗'} ${name}  ${seconds.toFixed(1)} s${note && `  ${note}`}\n`)
}
