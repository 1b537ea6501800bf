import type { FunctionDefinition } from './function.ts'
import { DATE_FUNCTIONS } from './dates.ts'
import { MOMENT_FUNCTIONS } from './moments.ts'
import { ID_FUNCTIONS } from './ids.ts'
import { JSON_FUNCTIONS } from './json.ts'
import { LIST_FUNCTIONS } from './lists.ts'
import { NUMBER_FUNCTIONS } from './numbers.ts'
import { OBJECT_FUNCTIONS } from './objects.ts'
import { TEXT_FUNCTIONS } from './text.ts'

/** Every function of the language, by name, in the order of the documentation. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [
    ...TEXT_FUNCTIONS,
    ...NUMBER_FUNCTIONS,
    ...DATE_FUNCTIONS,
    ...MOMENT_FUNCTIONS,
    ...LIST_FUNCTIONS,
    ...OBJECT_FUNCTIONS,
    ...JSON_FUNCTIONS,
    ...ID_FUNCTIONS,
  ].map((one) => [one.name, one]),
)

export const functionNamed = (name: string): FunctionDefinition | undefined => FUNCTIONS.get(name)
