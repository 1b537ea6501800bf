import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compile, type RouteInfo } from '@drawbridge/compiler'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

export const SECRET = 'a secret that is only for the attacks'
const root = join(import.meta.dirname, '..', '..')

/** A sample, compiled, on an SQLite database of its own; called without a network. */
export interface EmittedApp {
  readonly app: FastifyInstance
  readonly routes: readonly RouteInfo[]
  call(options: InjectOptions): Promise<LightMyRequestResponse>
  /** Runs a statement behind the application's back. */
  write(sql: string, ...params: readonly string[]): Promise<void>
  stop(): Promise<void>
}
