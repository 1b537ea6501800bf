import { randomUUID } from 'node:crypto'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { authentication } from './auth/authentication.ts'
import { authRoutes } from './auth/routes.ts'
import type { Config } from './config.ts'
import { openDatabase, type Database } from './database/client.ts'
import { flowRoutes } from './flows/endpoints.ts'
import { enforcePolicy } from './http/access.ts'
import { docs } from './http/docs.ts'
import { handleErrors } from './http/errors.ts'
import { health } from './http/health.ts'
import { allowHosts, allowOnly } from './http/hosts.ts'
import { limits } from './http/limits.ts'
import { logRequests, redact } from './http/logging.ts'
import { ownName } from './http/own-name.ts'
import { securityHeaders } from './http/security.ts'
import { refuseUnkeepable } from './http/text.ts'
import { compileSchemas } from './http/validation.ts'
import { orderLineRoutes } from './order-lines/routes.ts'
import { orderRoutes } from './orders/routes.ts'
import { paymentEventRoutes } from './payment-events/routes.ts'
import { policy } from './policy.ts'
import { productRoutes } from './products/routes.ts'
import { keepSecrets } from './secrets.ts'
import { tracedDatabase } from './telemetry/database.ts'
import { traceRequests } from './telemetry/requests.ts'
import { userRoutes } from './users/routes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly db: Database
  }
}

/** The whole application, ready to listen or to be called with `inject`. Close it when done. */
export async function buildApp(config: Config): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: config.logLevel, redact },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
  })
  const db = tracedDatabase(openDatabase(config.databaseUrl), config.traces)
  app.decorate('db', db)
  app.addHook('onClose', () => db.close())
  traceRequests(app, config.traces)

  compileSchemas(app)
  refuseUnkeepable(app)
  handleErrors(app)
  logRequests(app)
  securityHeaders(app)
  ownName(app, config)
  await limits(app, config)
  authentication(app, config)
  allowHosts(config.egressAllow)
  allowOnly(config.egressOnly)
  keepSecrets(config)
  enforcePolicy(app, policy)

  app.register(health)
  if (!config.production) app.register(docs)
  app.register(authRoutes)
  app.register(flowRoutes)
  app.register(orderLineRoutes)
  app.register(orderRoutes)
  app.register(paymentEventRoutes)
  app.register(productRoutes)
  app.register(userRoutes)

  await app.ready()
  return app
}
