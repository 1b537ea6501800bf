import { TABLE_LEVELS } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import { performCarefully } from '../../document/careful.ts'
import { tableView } from '../../kinds/table.ts'
import { Layers } from '../layers.tsx'
import { Labelled, Select, SwitchRow } from '../../ui/fields.tsx'

const SWITCHES = [
  ['owner', 'Rows have an owner', 'Whoever adds a row owns it'],
  ['timestamps', 'Created and updated times', 'createdAt and updatedAt'],
  ['softDelete', 'Keep deleted rows', 'They can be brought back'],
  ['version', 'Refuse updates of stale rows', 'An update names the version it saw'],
] as const

/** What every row of a table has and does by itself. */
export function TableOptions({ node }: { readonly node: Node }) {
  const settings = tableView(node)
  const keep = (key: string, label: string, value: string | true | undefined): void =>
    void performCarefully(`${label} (${node.name})`, [
      { type: 'setSetting', id: node.id, path: [key], ...(value === undefined ? {} : { value }) },
    ])
  return (
    <Layers
      layers={[
        ...SWITCHES.map(([key, label, hint]) => ({
          key,
          title: label,
          level: TABLE_LEVELS[key],
          isSet: settings[key] !== undefined,
          pointer: `/settings/${key}`,
          content: (
            <SwitchRow
              label={label}
              hint={hint}
              field={`/settings/${key}`}
              checked={settings[key] === true}
              onChange={(on) => keep(key, label, on || undefined)}
            />
          ),
        })),
        {
          key: 'key',
          title: 'Ids',
          level: TABLE_LEVELS.key,
          isSet: settings.key !== undefined,
          pointer: '/settings/key',
          content: (
            <Labelled label="Ids are">
              {(ids) => (
                <Select
                  {...ids}
                  data-field="/settings/key"
                  value={settings.key ?? 'autoincrement'}
                  onChange={({ target }) =>
                    keep('key', 'Change the ids', target.value === 'uuid' ? 'uuid' : undefined)
                  }
                >
                  <option value="autoincrement">counted up: 1, 2, 3</option>
                  <option value="uuid">random and hard to guess (UUID)</option>
                </Select>
              )}
            </Labelled>
          ),
        },
      ]}
    />
  )
}
