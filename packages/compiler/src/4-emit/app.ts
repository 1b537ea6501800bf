import {
  countsApart,
  deprecationHeaders,
  mainApi,
  type ApiModel,
  type Model,
} from '@drawbridge/kinds'
import {
  code,
  defaultRef,
  from,
  lines,
  lit,
  ref,
  typeRef,
  type Code,
  type Hole,
} from '@drawbridge/source'
import type { Plan } from '../3-plan/plan.ts'
import { registerCors } from './cors.ts'

type Plugin = Plan['plugins'][number]

const Config = typeRef('Config', 'src/config.ts')
const Database = typeRef('Database', 'src/database/client.ts')
const FastifyInstance = typeRef('FastifyInstance', 'fastify')
const openDatabase = ref('openDatabase', 'src/database/client.ts')
const tracedDatabase = ref('tracedDatabase', 'src/telemetry/database.ts')
const traceRequests = ref('traceRequests', 'src/telemetry/requests.ts')
const http = (name: string, file: string) => ref(name, `src/http/${file}.ts`)

/** `src/app.ts`: the application, plugin by plugin. */
export function appFile(plan: Plan): Code {
  const main = mainApi(plan.model)
  const apart = apartOf(plan.model, main)
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
        bodyLimit: ${bodyLimit(main)},
        requestTimeout: 30_000,
        ${handlerTimeout(main)}
      })
      const db = ${tracedDatabase}(${openDatabase}(config.databaseUrl), config.traces)
      app.decorate('db', db)
      app.addHook('onClose', () => db.close())
      ${traceRequests}(app, config.traces)

      ${http('compileSchemas', 'validation')}(app)
      ${http('refuseUnkeepable', 'text')}(app)
      ${http('handleErrors', 'errors')}(app)
      ${http('logRequests', 'logging')}(app)
      ${http('securityHeaders', 'security')}(app)
      ${http('ownName', 'own-name')}(app, config)
      ${registerCors(plan.model)}
      await ${http('limits', 'limits')}(app, config)
      ${lines(setups)}
      ${http('enforcePolicy', 'access')}(app, ${ref('policy', 'src/policy.ts')})

      app.register(${http('health', 'health')})
      if (!config.production) app.register(${http('docs', 'docs')})
      ${plan.plugins.filter(({ api }) => !apart.has(api)).map(register)}
      ${[...apart.values()].map((api) => registerApart(api, plan))}

      await app.ready()
      return app
    }`
}

function register({ node, plugin, prefix }: Plugin): Hole {
  return from(
    node,
    prefix === undefined
      ? code`app.register(${plugin})`
      : code`app.register(${plugin}, ${lit({ prefix })})`,
  )
}

/** Apis with limits of their own, and those that say that they go. */
function apartOf(
  model: Model,
  main: ApiModel | undefined,
): ReadonlyMap<string | undefined, ApiModel> {
  const own = model.apis.filter(
    (api) =>
      hasOwnTimes(api, main) || countsApart(api, model) || api.settings.deprecation !== undefined,
  )
  return new Map(own.map((api) => [api.node, api]))
}

function hasOwnTimes({ settings }: ApiModel, main: ApiModel | undefined): boolean {
  return (
    settings.bodyKilobytes !== main?.settings.bodyKilobytes ||
    settings.timeoutSeconds !== main?.settings.timeoutSeconds
  )
}

function registerApart(api: ApiModel, { plugins, model }: Plan): Hole {
  const { prefix } = api.settings
  const own = plugins.filter((one) => one.api === api.node)
  if (own.length === 0) return []
  return from(
    api.node,
    code`app.register(
      async (api) => {
        ${ownLimits(api, model)}
        ${api.settings.deprecation !== undefined && deprecation(api.settings.deprecation)}
        ${own.map(({ node, plugin }) => from(node, code`api.register(${plugin})`))}
      },
      ${prefix !== '' && lit({ prefix })}
    )`,
  )
}

function ownLimits(api: ApiModel, model: Model): Code | false {
  const { prefix, rateLimit, timeoutSeconds } = api.settings
  const times = hasOwnTimes(api, mainApi(model))
  const quota = countsApart(api, model)
  if (!times && !quota) return false
  return code`
    api.addHook('onRoute', (route) => {
      ${times && code`route.bodyLimit = ${bodyLimit(api)}`}
      ${times && timeoutSeconds !== undefined && code`route.handlerTimeout = ${lit(timeoutSeconds * 1000)}`}
      ${quota && code`route.config = { ...route.config, quota: { of: ${lit(prefix)}, perMinute: ${lit(rateLimit)} } }`}
    })`
}

const deprecation = (settings: Parameters<typeof deprecationHeaders>[0]): Code => code`
  api.addHook('onRequest', (_request, reply, done) => {
    reply.headers(${lit(deprecationHeaders(settings))})
    done()
  })`

const bodyLimit = (api: ApiModel | undefined): Code =>
  code`${lit(api?.settings.bodyKilobytes ?? 1024)} * 1024`

function handlerTimeout(api: ApiModel | undefined): Code | false {
  const seconds = api?.settings.timeoutSeconds
  return seconds !== undefined && code`handlerTimeout: ${lit(seconds * 1000)},`
}
