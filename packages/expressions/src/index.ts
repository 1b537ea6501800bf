export type {
  BinaryOperator,
  Expression,
  ListMethod,
  LiteralValue,
  ObjectEntry,
  Span,
} from './expression.ts'
export type { Scope } from './scope.ts'
export type { Member, ObjectType, Type } from './type.ts'
