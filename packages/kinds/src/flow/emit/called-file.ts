import { toTypeScriptType } from '@drawbridge/expressions'
import { code, doc, key, lit, name, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { Emission } from '../emission.ts'
import { emitBody } from '../emit-body.ts'
import type { FlowModel } from '../flow-model.ts'
import { typeOfInput } from '../property-type.ts'
import type { Property } from '../property.ts'
import { variableName } from '../variables.ts'

/** The function of a flow that others call. */
export function calledFile(flow: FlowModel, emission: Emission): Code {
  const inputs = flow.starts.kind === 'call' ? flow.starts.inputs : []
  const body = emitBody(flow.body, emission)
  const { gives, description } = flow
  const isOpen = gives !== undefined && flow.body.leaves !== 'always'
  const parameters = [
    code`${name(emission.needs.has('db') ? 'db' : '_db')}: ${refs.Database}`,
    ...(inputs.length === 0 ? [] : [code`{ ${inputs.map(taken)} }: { ${inputs.map(member)} }`]),
    ...(flow.tellsUser ? [code`${emission.user}: ${refs.Caller} | null`] : []),
    ...(flow.logs ? [code`${emission.log}: ${refs.FastifyBaseLogger}`] : []),
  ]
  return code`
    ${description !== '' && doc(description)}
    export async function ${name(flow.name)}(${parameters}): Promise<${gives === undefined ? code`void` : toTypeScriptType(gives)}> {
      ${body}
      ${isOpen && code`return null`}
    }`
}

/** Out of what it was called with; what was left out is nothing. */
function taken(property: Property): Code {
  const local = variableName(property.name)
  const { default: given = null } = property
  const fallback = property.required !== true && code` = ${lit(given)}`
  return local === property.name
    ? code`${name(local)}${fallback}`
    : code`${key(property.name)}: ${name(local)}${fallback}`
}

function member(property: Property): Code {
  const isOpen = property.required !== true
  return code`readonly ${key(property.name)}${isOpen && code`?`}: ${toTypeScriptType(typeOfInput(property))}`
}
