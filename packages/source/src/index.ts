export {
  aliased,
  code,
  commas,
  defaultRef,
  from,
  isIdentifier,
  lines,
  name,
  operated,
  namespaceRef,
  ref,
  spaced,
  typeRef,
  type Code,
  type Hole,
  type Name,
  type Ref,
} from './code.ts'
export type { EmittedFile, FileTree, Origin } from './file-tree.ts'
export { format, UnparsableOutput, type Formatter } from './format.ts'
export { comment, doc, key, lit, verbatim, type Data } from './literal.ts'
export { multiline, template, templateOf } from './template.ts'
export { render } from './render.ts'
export { renderModule } from './render-module.ts'
