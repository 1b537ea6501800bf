import type { Compiled } from '@drawbridge/compiler'
import type { Access } from '@drawbridge/kinds'
import type { SignedIn } from '@drawbridge/preview'
import type { RunningBackend } from './backend/run-backend.ts'
import { DIALECT_TITLES } from '@drawbridge/sql'
import type { Terminal } from './terminal.ts'

/** Where a backend runs, what it answers to, and whom to be while trying it. */
export function printBackend(
  { address, isolation }: Pick<RunningBackend, 'address' | 'isolation'>,
  { routes, manifest, release }: Extract<Compiled, { ok: true }>,
  signedIn: SignedIn | undefined,
  terminal: Terminal,
): void {
  const database = release.dialect
  const { level } = isolation
  const user = signedIn && shown(signedIn)
  terminal.result({ ok: true, address, database, isolation: level, user, routes })
  const { say, paint } = terminal
  const width = Math.max(0, ...routes.map((route) => route.path.length))
  say(`${paint('bold', manifest.name)} is running at ${paint('cyan', address)}`)
  say(`  database   ${DIALECT_TITLES[database]}${database === 'sqlite' ? ', embedded' : ''}`)
  say(`  reference  ${address}/docs`)
  say(`  isolation  ${isolation.sentence}\n`)
  for (const { method, path, access, summary } of routes)
    say(
      `  ${method.padEnd(6)} ${path.padEnd(width)}  ${paint('dim', `${who(access)} · ${summary}`)}`,
    )
  if (user) {
    say(`\nA user to try it with: ${user.identifier}, password ${user.password}`)
    const authorization = signedIn?.headers.authorization
    if (authorization !== undefined) say(`  curl -H 'authorization: ${authorization}' ${address}/…`)
  }
  say('\nCtrl-C ends it.')
}

/** As it is printed: with the token, where there is one to put into a header. */
function shown({ identifier, password, headers }: SignedIn) {
  const token = headers.authorization?.split(' ')[1]
  return { identifier, password, ...(token !== undefined && { token }) }
}

const WHO: Readonly<Record<string, string>> = {
  public: 'everybody',
  signedIn: 'signed in',
  owner: 'owner',
}

/** `['role:admin', 'owner']` → `admin or owner` */
function who(access: Access): string {
  return access.map((rule) => WHO[rule] ?? rule.replace('role:', '')).join(' or ')
}
