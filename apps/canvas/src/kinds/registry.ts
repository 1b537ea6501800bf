import type { JsonObject } from '@drawbridge/manifest'

/** What the canvas needs to know about a kind of part. */
export interface Face {
  readonly kind: string
  readonly title: string
  readonly summary: string
  /** Name of a colour token. */
  readonly colour: string
  readonly ports: readonly { readonly to: string; readonly meaning: string }[]
  readonly defaults: JsonObject
}

export const FACES: readonly Face[] = [
  { kind: 'table', title: 'Table', summary: 'Rows of one sort: tasks, orders, people', colour: 'table', ports: [], defaults: { fields: [] } },
  { kind: 'database', title: 'Database', summary: 'Where the tables are kept', colour: 'integration', ports: [], defaults: { dialect: 'mysql' } },
  { kind: 'auth', title: 'Auth', summary: 'Lets people register and sign in', colour: 'auth', ports: [{ to: 'api', meaning: 'guards' }, { to: 'table', meaning: 'keeps accounts in' }], defaults: {} },
  { kind: 'api', title: 'API', summary: 'Endpoints over the tables it is joined to', colour: 'endpoint', ports: [{ to: 'table', meaning: 'serves' }, { to: 'database', meaning: 'serves all tables of' }], defaults: {} },
  { kind: 'note', title: 'Note', summary: 'A few words for whoever reads the map', colour: 'warning', ports: [], defaults: { text: '' } },
  { kind: 'group', title: 'Group', summary: 'A frame around parts that belong together', colour: 'logic', ports: [], defaults: { members: [] } },
]

export const faceOf = (kind: string): Face | undefined => FACES.find((face) => face.kind === kind)
