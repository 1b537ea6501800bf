import type { Node } from '@drawbridge/manifest'
import { Trash2 } from 'lucide-react'
import { newId } from '../../document/ids.ts'
import { tableView } from '../../kinds/table.ts'
import { IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/fields.tsx'
import { TextSetting } from '../text-setting.tsx'
import { edit, setting } from './edit-item.ts'

const KIND_WORDS = [
  ['plain', 'Faster'],
  ['unique', 'Unique'],
  ['fulltext', 'Text search'],
] as const

const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)

/** Indexes: the fields by which rows are found fast, or of which no two rows may have the same. */
export function IndexList({ node }: { readonly node: Node }) {
  const { fields, relations, indexes } = tableView(node)
  const names = [...fields, ...relations].map(({ name }) => name)
  return (
    <>
      {indexes.map((index, at) => (
        <div key={index.id} className="flex items-center gap-1.5">
          <TextSetting
            label="Fields of the index"
            field={`/settings/indexes/${at}/fields`}
            className="!h-7"
            value={index.fields.join(', ')}
            required
            onKeep={(text) =>
              edit(
                `Change an index of ${node.name}`,
                setting(node.id, 'indexes', index.id, 'fields', namesIn(text)),
              )
            }
          />
          <Select
            aria-label="Sort of index"
            className="w-28 shrink-0"
            value={index.kind ?? 'plain'}
            onChange={(event) =>
              edit(
                `Change an index of ${node.name}`,
                setting(node.id, 'indexes', index.id, 'kind', event.target.value),
              )
            }
          >
            {KIND_WORDS.map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </Select>
          <IconButton
            label="Remove this index"
            size={24}
            onClick={() =>
              edit(`Remove an index of ${node.name}`, {
                type: 'removeItem',
                id: node.id,
                path: ['indexes', `#${index.id}`],
              })
            }
          >
            <Trash2 size={14} />
          </IconButton>
        </div>
      ))}
      <Select
        aria-label={`Add an index to ${node.name}`}
        value=""
        onChange={(event) =>
          edit(`Index ${event.target.value} of ${node.name}`, {
            type: 'insertItem',
            id: node.id,
            path: ['indexes'],
            item: { id: newId('i'), fields: [event.target.value] },
          })
        }
      >
        <option value="">Add an index over…</option>
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </>
  )
}
