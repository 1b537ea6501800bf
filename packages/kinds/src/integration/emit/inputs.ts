import { toTypeScriptType } from '@drawbridge/expressions'
import { code, doc, key, name, type Code } from '@drawbridge/source'
import { isOptional, typeOfProperty } from '../../flow/property-type.ts'
import { capitalised } from '../../table/emit/resource.ts'
import { inputsOf, type OperationModel } from '../model.ts'

export const inputsName = ({ name: called }: OperationModel): string =>
  `${capitalised(called)}Inputs`

/** What an operation is called with. */
export function inputsInterface(operation: OperationModel): Code | false {
  const inputs = inputsOf(operation)
  if (inputs.length === 0) return false
  const members = inputs.map((input) => {
    const { description = '' } = input
    const type = toTypeScriptType(typeOfProperty(input))
    const mayBeNull = isOptional(input) && input.nullable !== true
    return code`
      ${description !== '' && doc(description)}
      readonly ${key(input.name)}${isOptional(input) && code`?`}: ${type}${mayBeNull && code` | null`}`
  })
  return code`
    export interface ${name(inputsName(operation))} {
      ${members}
    }`
}
