import { join } from 'node:path'
import { createPreviews } from '@drawbridge/preview'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { FirstAccount } from './accounts/first-account.ts'
import { outboxOf } from './accounts/mail/outbox.ts'
import { askingWith } from './assistant/asking.ts'
import { Assistants } from './assistant/assistants.ts'
import { Meter } from './assistant/meter.ts'
import { Advisers } from './code/advisers.ts'
import { Verifications } from './code/verifications.ts'
import { hearAudit } from './audit.ts'
import { LIMITS, type StudioConfig } from './config.ts'
import { Drawings } from './documents/drawings.ts'
import { guardRoutes } from './http/bind.ts'
import { answerErrors } from './http/errors.ts'
import { setHeaders } from './http/headers.ts'
import { ownOrigin } from './http/own-origin.ts'
import { Refused } from './http/problem.ts'
import { serveSite } from './http/site.ts'
import { validateStrictly } from './http/validators.ts'
import { randomId } from './ids.ts'
import { followElsewhere } from './live/elsewhere.ts'
import { Hub } from './live/hub.ts'
import { Presence } from './live/presence.ts'
import { serveLive, takeWebSockets } from './live/live-route.ts'
import { eventOf, loggingOf } from './logging.ts'
import { serveMcp } from './mcp/serve-mcp.ts'
import { OwnDatabases } from './preview/own/own-databases.ts'
import { Vault } from './storage/vault.ts'
import { OutsideStore } from './preview/outside/outside-store.ts'
import { PreviewHost } from './preview/preview-host.ts'
import { TestRuns } from './preview/test-runs.ts'
import { serveBoth } from './preview/proxy.ts'
import { previewAddress, previewsOptions } from './preview/settings.ts'
import { AssistedProposals } from './proposals/assisted.ts'
import { Planner } from './proposals/planner.ts'
import { ProposalStore } from './proposals/proposal-store.ts'
import { serveReference } from './reference/routes.ts'
import { bindRoutes } from './routes.ts'
import { keepFolderPrivate } from './storage/keep-private.ts'
import { openStorage } from './storage/storage.ts'
import type { Studio } from './studio.ts'

/** The key is read, or made, when the first address is to be kept. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

export interface BuiltServer {
  readonly app: FastifyInstance
  readonly studio: Studio
}

/** The studio's server, ready to listen; closing it closes its database. */
export async function buildServer(config: StudioConfig): Promise<BuiltServer> {
  keepFolderPrivate(config.dataDir)
  const storage = await openStorage(config.databaseUrl)
  const limits = { ...LIMITS, ...config.limits }
  const report = (error: unknown) => app.log.error({ err: error }, 'something failed aside')
  const app = Fastify({
    serverFactory: (listener) => serveBoth(listener, () => previews, report),
    ...loggingOf(config),
    bodyLimit: limits.manifest + 100_000,
    genReqId: () => randomId('r'),
    // Behind TLS there is a proxy on this machine, which says who calls; nobody else is believed.
    trustProxy: config.publicUrl === undefined ? false : 'loopback',
    routerOptions: { maxParamLength: 100 },
    forceCloseConnections: true,
  })
  hearAudit(storage, (line) => app.log.info(eventOf(line)))
  const hub = new Hub()
  const drawings = new Drawings(report)
  const vault = once(() => new Vault(config.keyFile ?? join(config.dataDir, 'key')))
  const ownDatabases = new OwnDatabases(storage, config, vault)
  const outside = new OutsideStore(storage, vault)
  const meter = new Meter(storage)
  const testRuns = new TestRuns({
    hub,
    previews: () => previews.previews,
    compile: (scope, head) => drawings.compile(scope, head, 'sqlite'),
    report,
  })
  const previews: PreviewHost = new PreviewHost({
    storage,
    ownDatabases,
    outside,
    drawings,
    hub,
    create: () => createPreviews(previewsOptions(config)),
    addressOf: (id) => previewAddress(config, app.addresses(), id),
    answers: (scope, head) => testRuns.follow(scope, head),
    left: (project) => testRuns.forget(project),
    report,
  })
  const studio: Studio = {
    config,
    limits,
    storage,
    vault,
    outbox: outboxOf(config, report),
    firstAccount: new FirstAccount(config),
    hub,
    presence: new Presence(hub),
    drawings,
    previews,
    ownDatabases,
    outside,
    advisers: new Advisers(drawings, previews, report),
    assistants: new Assistants(storage, config, vault, meter),
    asking: askingWith(config, meter),
    planner: new Planner(),
    proposals: new ProposalStore(storage),
    assisted: new AssistedProposals(report),
    report,
    testRuns,
    verifications: new Verifications({ hub, previews: () => previews.previews, report }),
  }
  const stopFollowing = followElsewhere(storage.queries, hub, report)
  app.addHook('onClose', async () => {
    await stopFollowing()
    await studio.assisted.close()
    await studio.planner.close()
    await previews.close()
    await studio.outbox?.post.close()
    await storage.close()
  })
  app.removeContentTypeParser('text/plain')
  validateStrictly(app)
  answerErrors(app)
  await takeWebSockets(app)
  await setHeaders(app, config)
  app.addHook('onRequest', async (request) => {
    if (ownOrigin(config, request.headers.host) === undefined)
      throw new Refused(403, 'The studio is not reached under this name.')
  })
  await app.register(cookie)
  await app.register(rateLimit, { global: false, max: limits.requests, timeWindow: 60_000 })
  app.addHook('onRequest', app.rateLimit())
  guardRoutes(app, storage, config)
  serveLive(app, studio)
  bindRoutes(app, studio)
  serveMcp(app, studio)
  serveReference(app)
  await serveSite(app, config.canvasDir)
  return { app, studio }
}
