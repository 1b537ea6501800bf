import { code, doc, name, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { Emission } from '../emission.ts'
import { emitBody } from '../emit-body.ts'
import type { FlowModel } from '../flow-model.ts'
import { answerName } from './schemas-file.ts'
import { inputsOf } from './shapes.ts'

const Readable = typeRef('Readable', 'node:stream')

/** `src/flows/create-article/create-article.ts`: the function of an endpoint. */
export function handlerFile(flow: FlowModel, emission: Emission): Code {
  const { starts } = flow
  const body = emitBody(flow.body, emission)
  const isPublic = starts.kind === 'endpoint' && starts.access.includes('public')
  const inputs = inputsOf(flow).filter((input) => flow.mentioned.has(input.name))
  const destructured = [
    ...inputs.map((input) => code`${name(input.name)}`),
    ...(flow.mentioned.has('user') && isPublic ? [code`user`] : []),
  ]
  return code`
    ${doc(flow.description === '' ? titleOf(flow) : flow.description)}
    export async function ${name(flow.name)}(
      request: ${requestType(flow)},
      ${emission.needs.has('reply') && code`reply: ${refs.FastifyReply},`}
    ): ${answerOf(flow)} {
      ${emission.needs.has('db') && code`const { db } = request.server`}
      ${destructured.length > 0 && code`const { ${destructured} } = request`}
      ${flow.mentioned.has('user') && !isPublic && code`const user = ${refs.signedIn}(request.user)`}

      ${body}
    }`
}

function titleOf({ starts }: FlowModel): string {
  return starts.kind === 'endpoint' ? `${starts.method} ${starts.path}` : ''
}

function requestType(flow: FlowModel): Code {
  const generics = inputsOf(flow).map(({ generic, type }) => code`${name(generic)}: ${type}`)
  if (generics.length === 0) return code`${refs.FastifyRequest}`
  return code`${refs.FastifyRequest}<{ ${generics} }>`
}

function answerOf(flow: FlowModel): Code {
  const { answers, folder } = flow
  const type = code`${typeRef(answerName(flow), `${folder}/schemas.ts`)}`
  const hasType = answers.some((one) => one.type !== undefined)
  const others = [
    ...(answers.some(({ as }) => as === 'text' || as === 'html') ? [code`string`] : []),
    ...(answers.some(({ as }) => as === 'redirect') ? [code`${refs.FastifyReply}`] : []),
    ...(answers.some(({ as }) => as === 'file') ? [code`Buffer`] : []),
    ...(answers.some(({ as }) => as === 'stream') ? [code`${Readable}`] : []),
    ...(answers.some(({ as }) => as === 'nothing') ? [code`undefined`] : []),
  ]
  const all = [...(hasType ? [type] : []), ...others]
  const [first, ...more] = all
  if (first === undefined) return code`Promise<never>`
  return code`Promise<${more.reduce((union, one) => code`${union} | ${one}`, first)}>`
}
