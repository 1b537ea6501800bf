export { explain, type Subject } from './explain.ts'
export type { Explained, Line, Section } from './explained.ts'
