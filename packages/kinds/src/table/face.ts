import type { KindFace } from '../part-kind.ts'
import { TABLE_LEVELS } from './levels.ts'
import { TableSettings } from './settings.ts'
import { nextOfTable } from './next.ts'

export const tableFace: KindFace<TableSettings> = {
  kind: 'table',
  role: 'rows',
  about: {
    title: 'Table',
    summary: 'One sort of thing that is stored, and its fields.',
    sentence: ({ settings }) => {
      const count = settings.fields.length
      const fields = count === 1 ? 'One field' : `${count === 0 ? 'No' : count} fields`
      return settings.owner === true ? `${fields}, rows have an owner` : fields
    },
    icon: 'table-2',
    group: 'data',
    colour: 'table',
    vocabulary: ['table', 'collection', 'entity', 'resource', 'model', 'list of'],
  },
  settings: TableSettings,
  levels: TABLE_LEVELS,
  next: nextOfTable,
  ports: [{ to: 'database', meaning: 'is kept in' }],
  defaults: {
    fields: [{ id: 'f_name', name: 'name', type: 'string', required: true }],
    timestamps: true,
  },
}
