import { createHash } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import type { JsonObject } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import { boot, type Booted } from './boot.ts'
import { CLIENT_SECRET } from './open-id.ts'
import { drawingWithWays } from './ways.ts'

/** A backend that listens, where people sign in by a provider called “work”. */
export interface WithProvider extends AsyncDisposable {
  readonly url: string
  readonly app: Booted['app']
}

/** Where a backend will listen whose address somebody has to know beforehand. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

interface Settings {
  readonly port: number
  /** The issuer’s address, and that of others that may be called. */
  readonly issuer: string
  readonly allow: string
  readonly method?: JsonObject
  readonly dialect?: Dialect
  readonly way?: JsonObject
  /** Other ways in. */
  readonly besides?: readonly JsonObject[]
  readonly environment?: Readonly<Record<string, string>>
}

export const callbackOf = (port: number): string => `http://localhost:${port}/auth/work/callback`

export async function withProvider(settings: Settings): Promise<WithProvider> {
  const {
    port,
    issuer,
    allow,
    method = {},
    dialect = 'sqlite',
    way = {},
    besides = [],
    environment,
  } = settings
  const url = `http://localhost:${port}`
  const drawn = { kind: 'provider', name: 'work', provider: 'openid', issuer, ...way }
  const booted = await boot(drawingWithWays([drawn, ...besides], method), dialect, {
    PUBLIC_URL: url,
    EGRESS_ALLOW: allow,
    WORK_CLIENT_ID: 'backend',
    WORK_CLIENT_SECRET: CLIENT_SECRET,
    ...environment,
  })
  await booted.app.listen({ port, host: '127.0.0.1' })
  return { url, app: booted.app, [Symbol.asyncDispose]: () => booted[Symbol.asyncDispose]() }
}

/** A secret of a page that somebody signs in from. */
export const VERIFIER = 'a secret of the page that somebody signs in from'
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
