export type { EmittedFile, FileTree, Origin } from './file-tree.ts'
