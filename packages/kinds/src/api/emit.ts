import { ref, type Code } from '@drawbridge/source'
import type { Contribution, Emit, RouteInfo } from '../contribution.ts'
import { flowModules } from '../flow/emit/modules.ts'
import { effectsFile } from '../flow/emit/rehearsal/effects-file.ts'
import { ruleTestsFile, ruleTestsOf } from '../flow/emit/rule-tests-file.ts'
import { testsFile } from '../flow/emit/tests-file.ts'
import { routesFile } from '../flow/emit/routes-file.ts'
import type { FlowModel } from '../flow/flow-model.ts'
import type { ApiModel, Model } from '../model.ts'
import { wordsOf } from '../names/words.ts'
import { savedTests } from './tests/saved-tests.ts'

/** The endpoints of an api that were drawn by hand. */
export const emitApi: Emit = (node, model) => {
  const api = model.apis.find((one) => one.node === node)
  const flows = model.flows.filter((flow) => flow.node === node)
  if (api === undefined) return []
  const saved = savedTests(api, model)
  if (flows.length === 0) return saved
  const { prefix } = api.settings
  const path = pathOf(api, model)
  const ruleTests = ruleTestsOf(flows, prefix, model)
  const tests: readonly (readonly [path: string, text: Code | undefined])[] = [
    [testsPath(path), testsFile(flows, prefix, model, (flow) => ruleTests.has(flow))],
    [testsPath(path).replace('/', '/rules/'), ruleTestsFile(ruleTests, model)],
    [testsPath(path).replace('/', '/effects/'), effectsFile(flows, prefix, model)],
  ]
  return [
    ...flows.flatMap((flow) => flowModules(flow, model)),
    { type: 'module', path, node, code: routesFile(flows, model) },
    ...tests.flatMap(([at, text]) =>
      text === undefined ? [] : [{ type: 'module' as const, path: at, node, code: text }],
    ),
    {
      type: 'plugin',
      node,
      plugin: ref('flowRoutes', path),
      api: node,
      ...(prefix !== '' && { prefix }),
    },
    ...saved,
    ...flows.map((flow): Contribution => ({ type: 'route', route: routeOf(flow, api, model) })),
  ]
}

/** `src/flows/endpoints.ts`; several apis have a file each. */
function pathOf({ settings }: ApiModel, { apis, flows }: Model): string {
  const drawn = apis.filter(({ node }) => flows.some((flow) => flow.node === node))
  const name = drawn.length > 1 ? [...wordsOf(settings.prefix), 'endpoints'].join('-') : 'endpoints'
  return `src/flows/${name}.ts`
}

/** `src/flows/endpoints.ts` → `test/drawn-endpoints.test.ts` */
function testsPath(path: string): string {
  return `test/drawn-${path.slice('src/flows/'.length, -'.ts'.length)}.test.ts`
}

function routeOf(flow: FlowModel, api: ApiModel, model: Model): RouteInfo {
  const { starts, name, description } = flow
  const guard = api.guarded && model.auth !== undefined ? [model.auth.node] : []
  const isEndpoint = starts.kind === 'endpoint'
  const path = api.settings.prefix + (isEndpoint ? starts.path : '')
  return {
    method: isEndpoint ? starts.method : 'POST',
    path: path.replaceAll(/:(\w+)/g, '{$1}'),
    name,
    summary: description === '' ? sentenceOf(name) : description,
    operation: 'flow',
    access: isEndpoint ? starts.access : [],
    nodes: [...guard, api.node],
    field: `${flow.field}/access`,
  }
}

/** `createArticle` → `Create article` */
function sentenceOf(name: string): string {
  const words = wordsOf(name).join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
