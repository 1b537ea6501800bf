import { OPERATIONS, type Operation } from '@drawbridge/kinds/faces'

export const READ: readonly Operation[] = ['list', 'read']
export const WRITE: readonly Operation[] = ['create', 'update', 'delete']
const ALL: readonly Operation[] = OPERATIONS.filter((one) => [...READ, ...WRITE].includes(one))

/** What a word says of things: for whom, and what of it. */
export interface State {
  /** Of things; of a deed the deed itself is meant. */
  readonly operations: readonly Operation[]
  readonly isDenied?: true
  /** It says by itself that it is for no others. */
  readonly isOnly?: true
}
const states = (words: string, state: State) =>
  words.split(' ').map((word) => [word, state] as const)
/** What is said of things with one word. */
export const STATES: ReadonlyMap<string, State> = new Map([
  ...states(
    'visible readable viewable accessible available open shown displayed exposed browsable searchable published listed free accessed seen',
    { operations: READ },
  ),
  ...states('editable changeable modifiable updatable adjustable', { operations: ['update'] }),
  ...states('deletable removable erasable', { operations: ['delete'] }),
  ...states('writable writeable', { operations: WRITE }),
  ...states('manageable', { operations: ALL }),
  ...states(
    'hidden invisible closed inaccessible concealed unavailable off-limits blocked withheld secret forbidden',
    { operations: READ, isDenied: true },
  ),
  ...states('prohibited denied banned impossible disabled excluded ruled-out', {
    operations: ALL,
    isDenied: true,
  }),
  ...states('restricted reserved limited exclusive confined entrusted up-to', {
    operations: ALL,
    isOnly: true,
  }),
  ...states('allowed possible permitted granted given', { operations: ALL }),
  ...states('read-only', { operations: READ }),
])
/** Of whoever has added them alone. */
export const PRIVATE = new Set('private confidential secret personal'.split(' '))
