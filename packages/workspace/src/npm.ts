import { spawn } from 'node:child_process'
import { errorCode } from './problem.ts'

/** An installation that did not come about; the message is for people. */
export class InstallFailed extends Error {
  readonly cure: string
  constructor(message: string, cure: string) {
    super(message)
    this.cure = cure
  }
}

const KEPT = 4000

/** Runs `npm` in `folder`; throws `InstallFailed` with npm's reason in plain words. */
export async function npm(folder: string, args: readonly string[]): Promise<void> {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT)
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error
    throw new InstallFailed(
      'npm is not installed here, and it is needed once to fetch the libraries of the backend.',
      'Install Node.js with npm from https://nodejs.org and try again.',
    )
  })
  if (code !== 0) throw explain(said)
}

function explain(said: string): InstallFailed {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ENOTCACHED/.test(said)) {
    return new InstallFailed(
      'The libraries of the backend could not be fetched: the npm registry does not answer.',
      'Check the network connection and try again. It is needed once; after that they are kept.',
    )
  }
  if (/ENOSPC/.test(said)) {
    return new InstallFailed(
      'The libraries of the backend could not be stored: the disk is full.',
      'Free about 100 MB and try again.',
    )
  }
  const line = said.split('\n').findLast((text) => /^npm (error|ERR!)\s+\S/.test(text))
  return new InstallFailed(
    `The libraries of the backend could not be installed${line === undefined ? '.' : `: ${line.replace(/^npm (error|ERR!)\s+/, '')}`}`,
    'Try again; if it goes on, run "npm ci" in the downloaded backend to see all that npm says.',
  )
}
