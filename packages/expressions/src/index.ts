export { check, type Checked } from './check/check.ts'
export { covers } from './check/covers.ts'
export {
  behind,
  besides,
  forget,
  giving,
  inFunction,
  narrow,
  narrowedMembers,
} from './check/narrow.ts'
export { completions, type Completion } from './completions/completions.ts'
export type {
  BinaryOperator,
  Expression,
  ListMethod,
  LiteralValue,
  ObjectEntry,
  Span,
} from './expression.ts'
export type { Example, FunctionDefinition, Group, Parameter } from './functions/function.ts'
export { FUNCTIONS } from './functions/table.ts'
export { functionsDocument, functionsInShort } from './document.ts'
export { LIST_METHODS } from './list-methods.ts'
export { parse, type Parsed } from './parse/parse.ts'
export { print } from './print.ts'
export type { Problem } from './problem.ts'
export type { Scope } from './scope.ts'
export type { Member, ObjectType, Type } from './type.ts'
export type { Conversion, TypedEntry, TypedExpression, TypedNode } from './typed-expression.ts'
export { assignable } from './types/assignable.ts'
export { fromColumn } from './types/from-column.ts'
export { packType, unpackType } from './types/packed-type.ts'
export { typeText } from './types/type-text.ts'
export { toTypeScriptType, type TypeNamer } from './types/typescript-type.ts'
export { isHelper } from './typescript/helper.ts'
export { partsOf } from './typescript/free-name.ts'
export { staysLiteral } from './typescript/stays-literal.ts'
export { toTypeScript, toTypeScriptObject, type PrintOptions } from './typescript/to-typescript.ts'
