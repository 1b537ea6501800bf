import type { FunctionDefinition } from './function.ts'
import { JSON_FUNCTIONS } from './json.ts'
import { NUMBER_FUNCTIONS } from './numbers.ts'
import { TEXT_FUNCTIONS } from './text.ts'

/** Every function of the language, by name, in the order of the documentation. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [...TEXT_FUNCTIONS, ...NUMBER_FUNCTIONS, ...JSON_FUNCTIONS].map((one) => [one.name, one]),
)

export const functionNamed = (name: string): FunctionDefinition | undefined => FUNCTIONS.get(name)
