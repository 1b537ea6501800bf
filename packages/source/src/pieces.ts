/** What code is made of, without what prints and formats it: this much a browser can load. */
export {
  code,
  commas,
  defaultRef,
  isIdentifier,
  name,
  operated,
  ref,
  typeRef,
  type Code,
  type Hole,
  type Name,
  type Ref,
} from './code.ts'
export { key, lit, member, type Data } from './literal.ts'
export { template } from './template.ts'
