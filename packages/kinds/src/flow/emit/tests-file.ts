import {
  code,
  commas,
  defaultRef,
  lit,
  ref,
  spaced,
  typeRef,
  type Code,
  type Data,
} from '@drawbridge/source'
import { readRule, type Rule } from '../../access.ts'
import { STEP_FACES } from '../../steps/faces.ts'
import { errorsOf } from '../../api/main-api.ts'
import { PEOPLE } from '../../auth/emit/people.ts'
import type { Model } from '../../model.ts'
import { canSignUp, meets, oneOfEach } from '../../table/emit/cast.ts'
import type { FlowModel } from '../flow-model.ts'
import type { Property } from '../property.ts'
import type { Step } from '../step.ts'
import { takesFiles } from '../takes-files.ts'
import { asTexts, exampleBody } from './example-body.ts'

const HTTPMethods = typeRef('HTTPMethods', 'fastify')
const Role = typeRef('Role', 'src/auth/caller.ts')
const TestApp = typeRef('TestApp', 'test/start-app.ts')
const assert = defaultRef('assert', 'node:assert/strict')
const after = ref('after', 'node:test')
const before = ref('before', 'node:test')
const signUp = ref('signUp', PEOPLE)
const startApp = ref('startApp', 'test/start-app.ts')
const suite = ref('suite', 'node:test')
const test = ref('test', 'node:test')

/** Calls of a test by a kind of endpoint: their list, and what is done with each of them. */
interface Group {
  readonly list: Code
  readonly tests: Code
}

/**
 * `test/drawn-endpoints.test.ts`: that the endpoints are there which were drawn by hand, who gets in
 * to them, and with what: all that tests of how their calls end don't say of those that they follow.
 */
export function testsFile(
  flows: readonly FlowModel[],
  prefix: string,
  model: Model,
  isFollowed: (flow: FlowModel) => boolean,
): Code | undefined {
  const endpoints = flows.flatMap((flow) => endpointOf(flow, prefix, model, isFollowed(flow)))
  if (endpoints.length === 0) return undefined
  const groups = [
    open(endpoints),
    guarded(endpoints),
    refused(endpoints, model),
    asking(endpoints, model),
    entered(endpoints, model),
  ]
  const used = groups.filter((group) => group !== undefined)
  return code`
    type Route = readonly [method: ${HTTPMethods}, url: string]

    ${spaced(used.map(({ list }) => list))}

    ${suite}('the drawn endpoints', () => {
      let started: ${TestApp}
      ${before}(async () => {
        started = await ${startApp}()
      })
      ${after}(() => started.stop())

      ${spaced(used.map(({ tests }) => tests))}
    })`
}

interface DrawnEndpoint {
  readonly method: string
  /** `/orders/:id/refund` */
  readonly path: string
  /** `/orders/1/refund` */
  readonly url: string
  readonly rules: readonly Rule[]
  /** Whether a body of no members is too little. */
  readonly asks: boolean
  /** What is sent to be let in; undefined where a test can't tell, is not to do what follows, or another does it. */
  readonly payload: Readonly<Record<string, Data>> | undefined
  readonly headers: Readonly<Record<string, Data>>
}

function endpointOf(
  flow: FlowModel,
  prefix: string,
  model: Model,
  isFollowed: boolean,
): readonly DrawnEndpoint[] {
  const { starts } = flow
  if (starts.kind !== 'endpoint') return []
  const { method, path, params, access, body } = starts
  const headers = exampleBody(starts.headers)
  const url = path.replaceAll(/:(\w+)/g, (_whole, name: string) =>
    exampleOf(params.find((one) => one.name === name)),
  )
  return [
    {
      method,
      path: prefix + path,
      url: prefix + url,
      rules: access.map(readRule),
      // No form is what a call of the tests sends.
      asks: body.some(({ required }) => required === true) && !takesFiles(flow),
      payload:
        isFollowed || takesFiles(flow) || !headers || !isPlain(flow.steps, flow, model)
          ? undefined
          : exampleBody(body),
      headers: asTexts(headers ?? {}),
    },
  ]
}

const STRANGE = new Set(
  STEP_FACES.filter(({ outside, unforeseen }) => outside ?? unforeseen).map(({ kind }) => kind),
)

function isPlain(steps: readonly Step[], flow: FlowModel, model: Model): boolean {
  if (flow.callsOutside || flow.answers.some(({ as }) => as === 'stream')) return false
  return steps.every(({ kind, settings, bodies = {} }) => {
    if (STRANGE.has(kind)) return false
    const called = model.flows.find(({ id }) => id === settings['flow'])
    if (called && !isPlain(called.steps, called, model)) return false
    return Object.values(bodies).every((body) => isPlain(body, flow, model))
  })
}

const isOpen = ({ rules }: DrawnEndpoint): boolean => rules.some(({ who }) => who === 'public')

function open(endpoints: readonly DrawnEndpoint[]): Group | undefined {
  const calls = endpoints.filter(isOpen).map(({ method, path }) => [method, path])
  if (calls.length === 0) return undefined
  return {
    list: code`
      /** Endpoints for everybody. */
      const OPEN: readonly Route[] = [${commas(calls.map((call) => lit(call)))}]`,
    tests: code`
      for (const [method, url] of OPEN) {
        ${test}(\`\${method} \${url} is there\`, () => {
          ${assert}.ok(started.app.hasRoute({ method, url }))
        })
      }`,
  }
}

function guarded(endpoints: readonly DrawnEndpoint[]): Group | undefined {
  const calls = endpoints.filter((one) => !isOpen(one)).map(({ method, url }) => [method, url])
  if (calls.length === 0) return undefined
  return {
    list: code`
      /** Endpoints for those who are signed in. */
      const GUARDED: readonly Route[] = [${commas(calls.map((call) => lit(call)))}]`,
    tests: code`
      for (const [method, url] of GUARDED) {
        ${test}(\`\${method} \${url} lets nobody in who is not signed in\`, async () => {
          const response = await started.app.inject({ method, url })
          ${assert}.equal(response.statusCode, 401)
        })
      }`,
  }
}

/** Each role that no rule of an endpoint names, where all of them name roles. */
function refused(endpoints: readonly DrawnEndpoint[], model: Model): Group | undefined {
  if (!canSignUp(model)) return undefined
  const calls = endpoints
    .filter(({ rules }) => rules.every(({ who }) => who === 'role' || who === 'permission'))
    .flatMap(({ method, url, rules }) =>
      oneOfEach(model).flatMap((player) =>
        player.role === undefined || rules.some((rule) => meets(player, rule))
          ? []
          : [[method, url, player.role]],
      ),
    )
  if (calls.length === 0) return undefined
  return {
    list: code`
      /** Endpoints for some roles, each with one that is not among them. */
      const REFUSED: readonly (readonly [...Route, role: ${Role}])[] = [${commas(calls.map((call) => lit(call)))}]`,
    tests: code`
      for (const [method, url, role] of REFUSED) {
        ${test}(\`\${method} \${url} does not let \${role} in\`, async () => {
          const { headers } = await ${signUp}(started.app, role)
          const response = await started.app.inject({ method, url, headers })
          ${assert}.equal(response.statusCode, 403, response.body)
        })
      }`,
  }
}

/** Asked by somebody who may. */
function asking(endpoints: readonly DrawnEndpoint[], model: Model): Group | undefined {
  const calls = endpoints.filter(({ asks }) => asks).flatMap((one) => askedBy(one, model))
  if (calls.length === 0) return undefined
  const hasRoles = calls.some(([, , role]) => role !== undefined)
  const type = hasRoles ? code`(readonly [...Route, role?: ${Role}])[]` : code`Route[]`
  return {
    list: code`
      /** Endpoints that ask for something in the body${hasRoles && code`, each with the role of one who may`}. */
      const ASKING: readonly ${type} = [${commas(calls.map((call) => lit(call)))}]`,
    tests: code`
      for (const [method, url${hasRoles && code`, role`}] of ASKING) {
        ${test}(\`\${method} \${url} refuses a body that lacks what it asks for\`, async () => {
          ${hasRoles && code`const headers = role === undefined ? {} : (await ${signUp}(started.app, role)).headers`}
          const response = await started.app.inject({ method, url, ${hasRoles && code`headers, `}payload: {} })
          ${assert}.equal(response.statusCode, ${lit(errorsOf(model).kinds.invalid.status)}, response.body)
        })
      }`,
  }
}

/** Everybody who may, with what an endpoint asks for: whatever it answers, it is not at a loss. */
function entered(endpoints: readonly DrawnEndpoint[], model: Model): Group | undefined {
  const people = canSignUp(model) ? oneOfEach(model) : []
  const calls = endpoints.flatMap(({ method, url, rules, payload, headers }) => {
    const able = people.filter((player) => rules.some((rule) => meets(player, rule)))
    if (payload === undefined || able.length === 0) return []
    const hasHeaders = Object.keys(headers).length > 0
    const hasBody = Object.keys(payload).length > 0
    const sent =
      hasBody || hasHeaders ? [{ ...(hasBody && { payload }), ...(hasHeaders && { headers }) }] : []
    return [[method, url, able.map(({ role }) => role ?? null), ...sent]]
  })
  if (calls.length === 0) return undefined
  const isGuarded = model.auth !== undefined
  const type = isGuarded ? code`readonly (${Role} | null)[]` : code`readonly null[]`
  return {
    list: code`
      interface Sent {
        readonly payload?: object
        readonly headers?: Readonly<Record<string, string>>
      }

      /** Endpoints of this backend alone, with the roles of all who may call them (nobody has none), and with what they ask for. */
      const ENTERED: readonly (readonly [...Route, roles: ${type}, sent?: Sent])[] = [${commas(calls.map((call) => lit(call)))}]`,
    tests: code`
      for (const [method, url, roles, sent] of ENTERED)
        for (const role of roles) {
          ${test}(\`\${method} \${url} has an answer for \${role ?? 'nobody'}\`, async () => {
            ${isGuarded && code`const known = role === null ? {} : (await ${signUp}(started.app, role)).headers`}
            const response = await started.app.inject({ method, url, ...sent${isGuarded && code`, headers: { ...sent?.headers, ...known }`} })
            ${assert}.notEqual(response.statusCode, 500, response.body)
          })
        }`,
  }
}

function askedBy(endpoint: DrawnEndpoint, model: Model): readonly (readonly string[])[] {
  const { method, url, rules } = endpoint
  if (isOpen(endpoint)) return [[method, url]]
  const role = oneOfEach(model).find((player) => rules.some((rule) => meets(player, rule)))?.role
  return role === undefined || !canSignUp(model) ? [] : [[method, url, role]]
}

/** What stands in the path of a call. */
function exampleOf(property: Property | undefined): string {
  switch (property?.type) {
    case 'integer':
    case 'bigint':
    case 'float':
    case 'decimal':
      return String(property.minimum ?? 1)
    case 'uuid':
      return '00000000-0000-4000-8000-000000000000'
    case 'enum':
      return encodeURIComponent(property.values?.[0] ?? 'one')
    default:
      return 'some'
  }
}
