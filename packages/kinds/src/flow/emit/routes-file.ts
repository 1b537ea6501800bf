import { code, commas, from, key, lit, ref, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { Model } from '../../model.ts'
import type { FlowModel } from '../flow-model.ts'
import { givesRoles } from '../gives-roles.ts'
import { flowFile } from '../flow-names.ts'
import { LARGEST_FILE } from '../json-schema-of.ts'
import { takesFiles } from '../takes-files.ts'
import { schemaName } from './schemas-file.ts'

const keepRawBody = ref('keepRawBody', 'src/http/raw-body.ts')

const takeForms = ref('takeForms', 'src/http/uploads.ts')

/** `src/flows/endpoints.ts`: the plugin of the endpoints that were drawn by hand. */
export function routesFile(flows: readonly FlowModel[], model: Model): Code {
  const registration = (flow: FlowModel, app: Code): Code => registrationOf(flow, app, model)
  const [forms, others] = [flows.filter(takesFiles), flows.filter((flow) => !takesFiles(flow))]
  return code`
    export async function flowRoutes(app: ${refs.FastifyInstance}): Promise<void> {
      ${others.map((flow) => from(flow.node, registration(flow, code`app`), flow.field))}
      ${
        forms.length > 0 &&
        code`
        app.register(async (forms) => {
          ${takeForms}(forms)
          ${forms.map((flow) => from(flow.node, registration(flow, code`forms`), flow.field))}
        })`
      }
    }`
}

function registrationOf(flow: FlowModel, app: Code, model: Model): Code {
  const { starts } = flow
  if (starts.kind !== 'endpoint') return code``
  const method = key(starts.method.toLowerCase())
  const options = [
    code`schema: ${ref(schemaName(flow), `${flow.folder}/schemas.ts`)}`,
    ...(flow.keepsRawBody
      ? [code`preParsing: (request, _reply, payload) => ${keepRawBody}(request, payload)`]
      : []),
    ...(givesRoles(flow, model)
      ? [code`onSend: async ({ server }) => server.callers.forgetAll()`]
      : []),
    ...(takesFiles(flow) ? [code`bodyLimit: ${lit(largestForm(flow))}`] : []),
  ]
  return code`${app}.${method}(${lit(starts.path)}, { ${commas(options)} }, ${ref(flow.name, flowFile(flow.name))})`
}

/** What its files may have together, and room for the rest of the form. */
function largestForm({ starts }: FlowModel): number {
  const files = starts.kind === 'endpoint' ? starts.body.filter(({ type }) => type === 'file') : []
  return files.reduce((sum, { maxLength = LARGEST_FILE }) => sum + maxLength, 100_000)
}
