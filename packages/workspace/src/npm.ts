import { execFile, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorCode } from './problem.ts'

/** An installation that did not come about; the message is for people. */
export class InstallFailed extends Error {
  readonly cure: string
  constructor(message: string, cure: string) {
    super(message)
    this.cure = cure
  }
}

/** npm with a home of its own: it reads nobody's settings, and it runs nothing but itself. */
export interface Npm {
  readonly registry: string
  /** Throws `InstallFailed` with npm's reason in plain words. */
  run(folder: string, args: readonly string[]): Promise<void>
}

const KEPT = 4000
const COMMAND = process.platform === 'win32' ? 'npm.cmd' : 'npm'
/** What npm needs to find Node and the network; nothing of the person's own besides. */
const ENVIRONMENT =
  /^(PATH|PATHEXT|SYSTEMROOT|COMSPEC|LANG|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(HTTPS?|NO)_PROXY)$/i
/** The way to the registry and what was fetched before, which are the person's to choose. */
const CHOSEN = ['registry', 'cache', 'proxy', 'https-proxy', 'noproxy', 'cafile', 'strict-ssl']

/** Opens npm with a home in `folder`, and with the registry that the person has chosen. */
export async function openNpm(folder: string): Promise<Npm> {
  const home = join(folder, 'home')
  await mkdir(home)
  const chosen = await chosenSettings(folder)
  const settings = {
    ...chosen,
    userconfig: join(home, '.npmrc'),
    globalconfig: join(home, 'global.npmrc'),
    // Whoever makes a package decides what it depends on. To fetch a repository, npm runs git, and
    // it runs git and the scripts that the repository itself names: there is no git here.
    git: join(home, 'no-git'),
    'allow-git': 'none',
    'allow-remote': 'none',
    'allow-file': 'none',
    'allow-directory': 'none',
    'ignore-scripts': 'true',
    'prefer-offline': 'true',
    audit: 'false',
    fund: 'false',
    'update-notifier': 'false',
  }
  // As variables they also hold before an `.npmrc` in a folder, and for an npm that npm starts.
  const env = {
    ...keptEnvironment(),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: home,
    TEMP: home,
    ...Object.fromEntries(Object.entries(settings).map(([name, set]) => [variable(name), set])),
  }
  return {
    registry: chosen.registry ?? 'https://registry.npmjs.org/',
    run: (inFolder, args) => run(inFolder, args, env),
  }
}

const variable = (setting: string): string => `npm_config_${setting.replaceAll('-', '_')}`

function keptEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => ENVIRONMENT.test(name)))
}

/** `registry=https://…` by the line, as npm reads it for whoever started us. */
async function chosenSettings(folder: string): Promise<Readonly<Record<string, string>>> {
  const options = { cwd: folder, shell: process.platform === 'win32' }
  const { stdout } = await promisify(execFile)(
    COMMAND,
    ['config', 'get', ...CHOSEN],
    options,
  ).catch(notThere)
  const lines = stdout.split('\n').map((line) => [line, line.indexOf('=')] as const)
  return Object.fromEntries(
    lines
      .map(([line, at]) => [line.slice(0, Math.max(at, 0)), line.slice(at + 1).trim()] as const)
      .filter(([name, value]) => CHOSEN.includes(name) && value !== '' && value !== 'null'),
  )
}

async function run(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const shell = process.platform === 'win32'
  const child = spawn(COMMAND, args, { cwd: folder, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT)
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).catch(notThere)
  if (code !== 0) throw explain(said)
}

function notThere(error: unknown): never {
  if (errorCode(error) !== 'ENOENT') throw error
  throw new InstallFailed(
    'npm is not installed here, and it is needed once to fetch the libraries of the backend.',
    'Install Node.js with npm from https://nodejs.org and try again.',
  )
}

function explain(said: string): InstallFailed {
  const refused = /Refusing to fetch "([^"]+)"|no-git/.exec(said)
  if (refused) return foreignPackage(refused[1])
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
  const line = said
    .split('\n')
    .findLast((text) => /^npm (error|ERR!)\s+(?!A complete log)\S/.test(text))
  return new InstallFailed(
    `The libraries of the backend could not be installed${line === undefined ? '.' : `: ${line.replace(/^npm (error|ERR!)\s+/, '')}`}`,
    'Try again; if it goes on, run "npm ci" in the downloaded backend to see all that npm says.',
  )
}

/** A package that would come from elsewhere than the registry: from git, a folder, an address. */
export function foreignPackage(which = 'a package from git'): InstallFailed {
  return new InstallFailed(
    `A package of a code step needs ${which}, which does not come from the npm registry. Nothing was installed.`,
    'Take this package out of the code step, or choose a version of it that needs packages of the registry alone.',
  )
}
