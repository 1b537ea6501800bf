import { randomUUID } from 'node:crypto'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { attachmentRoutes } from './attachments/routes.ts'
import { auditEntryRoutes } from './audit-entries/routes.ts'
import { keyAuthentication } from './auth/api-keys/authentication.ts'
import { keyRoutes } from './auth/api-keys/routes.ts'
import { authentication } from './auth/authentication.ts'
import { emailVerificationRoutes } from './auth/email-verification/routes.ts'
import { invitationRoutes } from './auth/invitations/routes.ts'
import { links } from './auth/links.ts'
import { authRoutes } from './auth/routes.ts'
import { commentRoutes } from './comments/routes.ts'
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
import { issueRoutes } from './issues/routes.ts'
import { labelRoutes } from './labels/routes.ts'
import { serveMail } from './mail/mail.ts'
import { membershipRoutes } from './memberships/routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { policy } from './policy.ts'
import { projectRoutes } from './projects/routes.ts'
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
  links(app, config)
  keyAuthentication(app)
  serveMail(app, config)
  enforcePolicy(app, policy)

  app.register(health)
  if (!config.production) app.register(docs)
  app.register(attachmentRoutes)
  app.register(auditEntryRoutes)
  app.register(keyRoutes)
  app.register(emailVerificationRoutes)
  app.register(invitationRoutes)
  app.register(authRoutes)
  app.register(commentRoutes)
  app.register(issueRoutes)
  app.register(labelRoutes)
  app.register(membershipRoutes)
  app.register(organisationRoutes)
  app.register(projectRoutes)
  app.register(userRoutes)

  await app.ready()
  return app
}
