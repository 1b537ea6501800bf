import { code, commas, defaultRef, lit, ref, spaced, typeRef, type Code } from '@drawbridge/source'
import type { FlowModel } from '../flow-model.ts'
import type { Property } from '../property.ts'

const HTTPMethods = typeRef('HTTPMethods', 'fastify')
const TestApp = typeRef('TestApp', 'test/start-app.ts')
const assert = defaultRef('assert', 'node:assert/strict')
const after = ref('after', 'node:test')
const before = ref('before', 'node:test')
const startApp = ref('startApp', 'test/start-app.ts')
const suite = ref('suite', 'node:test')
const test = ref('test', 'node:test')

/** `test/drawn-endpoints.test.ts`: who gets in to the endpoints that were drawn by hand, and with what. */
export function testsFile(flows: readonly FlowModel[], prefix: string): Code | undefined {
  const guarded = flows.filter(
    ({ starts }) => starts.kind === 'endpoint' && !starts.access.includes('public'),
  )
  const asking = flows.filter(
    ({ starts }) =>
      starts.kind === 'endpoint' &&
      starts.access.includes('public') &&
      starts.body.some(({ required }) => required === true),
  )
  if (guarded.length + asking.length === 0) return undefined
  return code`
    type Route = readonly [method: ${HTTPMethods}, url: string]

    ${
      guarded.length > 0 &&
      code`
      /** Endpoints for those who are signed in. */
      const GUARDED: readonly Route[] = [${commas(guarded.map((flow) => routeOf(flow, prefix)))}]`
    }

    ${
      asking.length > 0 &&
      code`
      /** Endpoints for everybody that ask for something in the body. */
      const ASKING: readonly Route[] = [${commas(asking.map((flow) => routeOf(flow, prefix)))}]`
    }

    ${suite}('the drawn endpoints', () => {
      let started: ${TestApp}
      ${before}(async () => {
        started = await ${startApp}()
      })
      ${after}(() => started.stop())

      ${spaced([guarded.length > 0 && letsNobodyIn, asking.length > 0 && refusesNothing])}
    })`
}

const letsNobodyIn = code`
  for (const [method, url] of GUARDED) {
    ${test}(\`\${method} \${url} lets nobody in who is not signed in\`, async () => {
      const response = await started.app.inject({ method, url })
      ${assert}.equal(response.statusCode, 401)
    })
  }`

const refusesNothing = code`
  for (const [method, url] of ASKING) {
    ${test}(\`\${method} \${url} refuses a body that lacks what it asks for\`, async () => {
      const response = await started.app.inject({ method, url, payload: {} })
      ${assert}.match(String(response.statusCode), /^4/)
    })
  }`

/** With an example of what stands in the path. */
function routeOf({ starts }: FlowModel, prefix: string): Code {
  if (starts.kind !== 'endpoint') return code``
  const path = starts.path.replaceAll(/:(\w+)/g, (_whole, name: string) =>
    exampleOf(starts.params.find((one) => one.name === name)),
  )
  return code`[${lit(starts.method)}, ${lit(prefix + path)}]`
}

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
