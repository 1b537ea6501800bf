import { code, from, lit, lines, ref, typeRef, defaultRef, type Code } from '@drawbridge/source'
import type { Plan } from '../3-plan/plan.ts'

const Config = typeRef('Config', 'src/config.ts')
const Database = typeRef('Database', 'src/database/client.ts')
const FastifyInstance = typeRef('FastifyInstance', 'fastify')
const http = (name: string, file: string) => ref(name, `src/http/${file}.ts`)

/** `src/app.ts`: the application, plugin by plugin. */
export function appFile(plan: Plan): Code {
  const origins = originsOf(plan)
  const setups = plan.setups.map(({ node, code: statement }) => from(node, statement))
  return code`
    declare module 'fastify' {
      interface FastifyInstance {
        readonly db: ${Database}
      }
    }

    /** The whole application, ready to listen or to be called with \`inject\`. Close it when done. */
    export async function buildApp(config: ${Config}): Promise<${FastifyInstance}> {
      const app = ${defaultRef('fastify', 'fastify')}({
        logger: { level: config.logLevel, ${http('redact', 'logging')} },
        logController: new ${ref('LogController', 'fastify')}({ disableRequestLogging: true }),
        trustProxy: config.trustProxy,
        genReqId: () => ${ref('randomUUID', 'node:crypto')}(),
        bodyLimit: 1_048_576,
        requestTimeout: 30_000,
        exposeHeadRoutes: false,
      })
      const db = ${ref('openDatabase', 'src/database/client.ts')}(config.databaseUrl)
      app.decorate('db', db)
      app.addHook('onClose', () => db.close())

      ${http('compileSchemas', 'validation')}(app)
      ${http('refuseUnkeepable', 'text')}(app)
      ${http('handleErrors', 'errors')}(app)
      ${http('logRequests', 'logging')}(app)
      ${http('securityHeaders', 'security')}(app)
      ${
        origins.length > 0 &&
        code`await app.register(${defaultRef('cors', '@fastify/cors')}, ${corsOptions(plan, origins)})`
      }
      await ${http('limits', 'limits')}(app, config)
      ${lines(setups)}
      ${http('enforcePolicy', 'access')}(app, ${ref('policy', 'src/policy.ts')})

      app.register(${http('health', 'health')})
      if (!config.production) app.register(${http('docs', 'docs')})
      ${plan.plugins.map(({ node, plugin, prefix }) =>
        from(
          node,
          prefix === undefined
            ? code`app.register(${plugin})`
            : code`app.register(${plugin}, ${lit({ prefix })})`,
        ),
      )}

      await app.ready()
      return app
    }`
}

/** What pages of the drawn origins may do: everything that an api offers. */
const corsOptions = ({ model }: Plan, origin: readonly string[]): Code =>
  lit({
    origin,
    credentials: model.auth?.settings.method === 'session',
    methods: methodsOf(model),
    exposedHeaders: ['location', 'retry-after'],
  })

/** PUT is offered by endpoints that were drawn by hand alone. */
function methodsOf({ flows }: Plan['model']): readonly string[] {
  const puts = flows.some(({ starts }) => starts.kind === 'endpoint' && starts.method === 'PUT')
  return ['GET', 'POST', ...(puts ? ['PUT'] : []), 'PATCH', 'DELETE']
}

function originsOf({ model }: Plan): readonly string[] {
  return [...new Set(model.apis.flatMap(({ settings }) => settings.origins))]
}
