import type { ApiModel, Model } from '@drawbridge/kinds'
import { code, defaultRef, lit, ref, typeRef, type Code, type Data } from '@drawbridge/source'

const cors = defaultRef('cors', '@fastify/cors')
const FastifyCorsOptions = typeRef('FastifyCorsOptions', '@fastify/cors')
const FastifyRequest = typeRef('FastifyRequest', 'fastify')

/** The statement that lets pages of other sites call; nothing where none may. */
export function registerCors(model: Model): Code | false {
  const [first] = model.apis
  if (first === undefined || !isOpen(model)) return false
  if (hasDelegator(model))
    return code`await app.register(${cors}, { delegator: ${ref('corsOf', 'src/http/cors.ts')} })`
  return code`await app.register(${cors}, ${lit(optionsOf(first, model))})`
}

/** `src/http/cors.ts`, where apis differ in who may call them; undefined where they don't. */
export function corsFile(model: Model): Code | undefined {
  if (!isOpen(model) || !hasDelegator(model)) return undefined
  const rules = rulesOf(model).toSorted((a, b) => b.path.length - a.path.length)
  return code`
    interface Rule {
      /** How the addresses begin that it is about. */
      readonly path: string
      readonly options: ${FastifyCorsOptions}
    }

    const CLOSED: ${FastifyCorsOptions} = { origin: false }

    /** Pages of which sites may call, and how. The first that fits counts. */
    const RULES: readonly Rule[] = ${lit(rules)}

    export function corsOf(
      { url }: ${FastifyRequest},
      answer: (error: Error | null, options: ${FastifyCorsOptions}) => void,
    ): void {
      answer(null, RULES.find(({ path }) => url.startsWith(path))?.options ?? CLOSED)
    }`
}

const isOpen = ({ apis }: Model): boolean =>
  apis.some(({ settings }) => settings.origins.length > 0)

function hasDelegator(model: Model): boolean {
  const [first, ...others] = model.apis.map((api) => JSON.stringify(optionsOf(api, model)))
  return others.some((options) => options !== first)
}

type Options = Readonly<Record<string, Data>>

/** What pages of an api's own sites may do: everything that it offers. */
function optionsOf({ settings }: ApiModel, { flows }: Model): Options {
  const puts = flows.some(({ starts }) => starts.kind === 'endpoint' && starts.method === 'PUT')
  const { origins, credentials, exposedHeaders, preflightMinutes } = settings
  return {
    origin: origins,
    credentials,
    // PUT is offered by endpoints that were drawn by hand alone.
    methods: ['GET', 'POST', ...(puts ? ['PUT'] : []), 'PATCH', 'DELETE'],
    exposedHeaders: ['location', 'retry-after', ...exposedHeaders],
    ...(preflightMinutes > 0 && { maxAge: preflightMinutes * 60 }),
  }
}

type OneRule = {
  readonly path: string
  readonly options: Options
}

/** One an address; signing in is for the pages of all apis that ask who calls. */
function rulesOf(model: Model): readonly OneRule[] {
  const { apis, auth } = model
  const open = apis.filter(({ settings }) => settings.origins.length > 0)
  const byPath = Map.groupBy(open, ({ settings }) => `${settings.prefix}/`)
  const rules = [...byPath].map(([path, those]): OneRule => ({
    path,
    options: together(those, model),
  }))
  for (const { settings } of apis) {
    // Else a shorter address, of an api that is open, would stand for it.
    const path = `${settings.prefix}/`
    const isCovered = [...byPath.keys()].some((other) => path.startsWith(other))
    if (isCovered && !byPath.has(path)) rules.push({ path, options: { origin: false } })
  }
  const guarded = open.filter((api) => api.guarded)
  if (auth === undefined || guarded.length === 0) return rules
  return [...rules, { path: `${auth.settings.path}/`, options: together(guarded, model) }]
}

/** Two apis at one address can't be told apart there: the pages of both may call. */
function together([first, ...others]: readonly ApiModel[], model: Model): Options {
  if (first === undefined) return {}
  const all = [first, ...others].map(({ settings }) => settings)
  const settings = {
    ...first.settings,
    origins: [...new Set(all.flatMap(({ origins }) => origins))],
    exposedHeaders: [...new Set(all.flatMap(({ exposedHeaders }) => exposedHeaders))],
    credentials: all.some(({ credentials }) => credentials),
  }
  return optionsOf({ ...first, settings }, model)
}
