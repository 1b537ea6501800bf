import { isIPv4 } from 'node:net'
import type { Provider } from '@drawbridge/assistant'
import type { Price } from '@drawbridge/protocol'
import type { Level } from '@drawbridge/preview'

export interface StudioConfig {
  readonly port: number
  /** Where it listens; loopback unless somebody says otherwise. */
  readonly host: string
  /** Everything that the studio keeps, but for what a MySQL holds. */
  readonly dataDir: string
  /** `sqlite:<file>` or `mysql://…` */
  readonly databaseUrl: string
  /** How the world reaches it when that is not `http://localhost`: `https://studio.example.com`. */
  readonly publicUrl?: string
  /** The built canvas; without it only the API answers. */
  readonly canvasDir?: string
  /** The key that the addresses of projects' databases are encrypted with; in the data folder otherwise. */
  readonly keyFile?: string
  /** Projects may name databases in the studio's own network, although others can reach the studio. */
  readonly privateDatabases?: boolean
  /** Language models may be in the studio's own network, although others can reach the studio. */
  readonly privateModels?: boolean
  /** The language model of whoever names none of their own. */
  readonly assistant?: Provider & { readonly monthlyCap: number; readonly price?: Price }
  /** By which it sends links; they need a public address to lead to. */
  readonly mail?: MailConfig
  /** Where people may sign in besides; it sends them back to the public address. */
  readonly provider?: ProviderConfig
  /** Tries no better isolation of previews than this. */
  readonly highestIsolation?: Level
  /** What goes to standard error; what happened too, where others can reach the studio. */
  readonly log?: LogDepth
  readonly limits?: Partial<Limits>
}

export interface MailConfig {
  /** `smtps://user:password@mail.example.com:465` */
  readonly smtpUrl: string
  /** `Drawbridge <studio@example.com>` */
  readonly from: string
}

/** An issuer of OpenID Connect, and what was agreed on with it. */
export interface ProviderConfig {
  /** As people know it. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Each holds the one before: what failed, what happened, every request. */
export const LOG_DEPTHS = ['faults', 'events', 'requests'] as const
export type LogDepth = (typeof LOG_DEPTHS)[number]

export interface Limits {
  /** Requests a minute from one address. */
  readonly requests: number
  /** Calls a minute by one key of an assistant. */
  readonly assistantCalls: number
  /** Projects of one account, deleted ones included. */
  readonly projects: number
  /** Bytes of one drawing. */
  readonly manifest: number
}

export const LIMITS: Limits = {
  requests: 1200,
  assistantCalls: 120,
  projects: 200,
  manifest: 4_000_000,
}

/** Whether anybody but the person at this machine gets to it. */
export function isShared({ host, publicUrl }: StudioConfig): boolean {
  return publicUrl !== undefined || !isLoopback(host)
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}
