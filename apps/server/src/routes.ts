import { api } from '@drawbridge/protocol'
import type { FastifyInstance } from 'fastify'
import { accountRoutes } from './accounts/account-routes.ts'
import { browserRoutes } from './accounts/browser-routes.ts'
import { mailRoutes } from './accounts/mail/routes.ts'
import { passkeyRoutes } from './accounts/passkeys/routes.ts'
import { preferenceRoutes } from './accounts/preferences.ts'
import { providerRoutes } from './accounts/provider/routes.ts'
import { secondFactorRoutes } from './accounts/second-factor/routes.ts'
import { tokenRoutes } from './accounts/token-routes.ts'
import { assistantRoutes } from './assistant/routes.ts'
import { codeRoutes } from './code/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import { bindRoute, type AnyHandler } from './http/bind.ts'
import type { Handlers } from './http/handler.ts'
import { keyRoutes } from './mcp/key-routes.ts'
import { memberRoutes } from './members/routes.ts'
import { mailboxRoutes } from './preview/mailbox-routes.ts'
import { outsideRoutes } from './preview/outside/routes.ts'
import { previewRoutes } from './preview/routes.ts'
import { rowEffectRoutes } from './preview/row-effect-routes.ts'
import { rowRoutes } from './preview/row-routes.ts'
import { testRoutes } from './preview/test-routes.ts'
import { runRoutes } from './preview/run-routes.ts'
import { traceRoutes } from './preview/trace-routes.ts'
import { projectRoutes } from './projects/routes.ts'
import { proposalRoutes } from './proposals/routes.ts'
import type { Studio } from './studio.ts'

/** The whole table: a route without a function, or the other way round, does not type-check. */
export function bindRoutes(app: FastifyInstance, studio: Studio): void {
  const handlers: Handlers = {
    ...browserRoutes(studio),
    ...tokenRoutes(studio),
    ...accountRoutes(studio),
    ...preferenceRoutes(studio),
    ...secondFactorRoutes(studio),
    ...mailRoutes(studio),
    ...passkeyRoutes(studio),
    ...providerRoutes(studio),
    ...projectRoutes(studio),
    ...memberRoutes(studio),
    ...documentRoutes(studio),
    ...assistantRoutes(studio),
    ...keyRoutes(studio),
    ...proposalRoutes(studio),
    ...codeRoutes(studio),
    ...previewRoutes(studio),
    ...runRoutes(studio),
    ...traceRoutes(studio),
    ...testRoutes(studio),
    ...rowRoutes(studio),
    ...rowEffectRoutes(studio),
    ...mailboxRoutes(studio),
    ...outsideRoutes(studio),
  }
  // `guardRoutes` has looked at the permission, which is what the narrower types stand for.
  const functions = handlers as unknown as Readonly<Record<string, AnyHandler>>
  for (const [name, contract] of Object.entries(api)) {
    const handler = functions[name]
    if (handler === undefined) throw new Error(`Nothing answers the route ${name}.`)
    bindRoute(app, contract, handler)
  }
}
