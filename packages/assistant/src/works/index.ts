export type { Work } from './work.ts'
export { WORKS } from './works.ts'
