export { Access, OPERATIONS, type Operation } from './access.ts'
export type * from './model.ts'
