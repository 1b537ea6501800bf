import { code, type Code } from '@drawbridge/source'
import type { Contribution } from '../../contribution.ts'
import type { Model } from '../../model.ts'
import { newEmission, type Emission } from '../emission.ts'
import type { FlowModel } from '../flow-model.ts'
import { flowFile } from '../flow-names.ts'
import { QueryFile } from '../query-file.ts'
import { calledFile } from './called-file.ts'
import { eventFile } from './event-file.ts'
import { handlerFile } from './handler-file.ts'
import { schemasFile } from './schemas-file.ts'

/** The files of one flow: its function, its statements, and what it takes and gives. */
export function flowModules(flow: FlowModel, model: Model): readonly Contribution[] {
  const queries = new QueryFile(`${flow.folder}/queries.ts`)
  // Writing the function writes its statements, too.
  const emission = newEmission(model, queries, flow.names, flow.starts)
  const isCalled = flow.starts.kind !== 'endpoint'
  const main = mainFile(flow, emission)
  const { node } = flow
  return [
    { type: 'module', path: flowFile(flow.name), node, code: main },
    ...(isCalled
      ? []
      : [
          {
            type: 'module' as const,
            path: `${flow.folder}/schemas.ts`,
            node,
            code: schemasFile(flow),
          },
        ]),
    ...[...emission.files].map(([path, { code: content, own }]): Contribution => ({
      type: 'module',
      path,
      node,
      code: content,
      ...(own && { own }),
    })),
    ...(queries.code === undefined
      ? []
      : [{ type: 'module' as const, path: queries.path, node, code: queries.code }]),
  ]
}

function mainFile(flow: FlowModel, emission: Emission): Code {
  switch (flow.starts.kind) {
    case 'endpoint':
      return handlerFile(flow, emission)
    case 'call':
      return calledFile(flow, emission)
    case 'event':
      return eventFile(flow, emission) ?? code``
  }
}
