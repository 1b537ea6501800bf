import { code, from, key, lit, ref, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { FlowModel } from '../flow-model.ts'
import { flowFile } from '../flow-names.ts'
import { schemaName } from './schemas-file.ts'

const keepRawBody = ref('keepRawBody', 'src/http/raw-body.ts')

/** `src/flows/endpoints.ts`: the plugin of the endpoints that were drawn by hand. */
export function routesFile(flows: readonly FlowModel[]): Code {
  return code`
    export async function flowRoutes(app: ${refs.FastifyInstance}): Promise<void> {
      ${flows.map((flow) => from(flow.node, registration(flow), flow.field))}
    }`
}

function registration(flow: FlowModel): Code {
  const { starts } = flow
  if (starts.kind !== 'endpoint') return code``
  const method = key(starts.method.toLowerCase())
  const schema = ref(schemaName(flow), `${flow.folder}/schemas.ts`)
  const preParsing =
    flow.keepsRawBody &&
    code`, preParsing: (request, _reply, payload) => ${keepRawBody}(request, payload)`
  return code`app.${method}(${lit(starts.path)}, { schema: ${schema}${preParsing} }, ${ref(flow.name, flowFile(flow.name))})`
}
