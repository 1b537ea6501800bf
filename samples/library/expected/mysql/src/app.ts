import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { authentication } from './auth/authentication.ts'
import { authRoutes } from './auth/routes.ts'
import type { Config } from './config.ts'
import { openDatabase, type Database } from './database/client.ts'
import { enforcePolicy } from './http/access.ts'
import { docs } from './http/docs.ts'
import { handleErrors } from './http/errors.ts'
import { health } from './http/health.ts'
import { limits } from './http/limits.ts'
import { logRequests, redact } from './http/logging.ts'
import { ownName } from './http/own-name.ts'
import { securityHeaders } from './http/security.ts'
import { refuseUnkeepable } from './http/text.ts'
import { compileSchemas } from './http/validation.ts'
import { memberRoutes } from './members/routes.ts'
import { policy } from './policy.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { tracedDatabase } from './telemetry/database.ts'
import { traceRequests } from './telemetry/requests.ts'

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
  await app.register(cors, {
    origin: ['https://library.example'],
    credentials: true,
    methods: ['GET', 'POST', 'PATCH', 'DELETE'],
    exposedHeaders: ['location', 'retry-after'],
  })
  await limits(app, config)
  await authentication(app, config)
  enforcePolicy(app, policy)

  app.register(health)
  if (!config.production) app.register(docs)
  app.register(authRoutes)
  app.register(memberRoutes, { prefix: '/api' })
  app.register(reviewRoutes, { prefix: '/api' })

  await app.ready()
  return app
}
