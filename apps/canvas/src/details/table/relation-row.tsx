import type { Relation } from '@drawbridge/kinds/faces'
import type { Json, Node } from '@drawbridge/manifest'
import { Trash2 } from 'lucide-react'
import { performCarefully } from '../../document/careful.ts'
import { memberNameRefusal } from '../../document/names.ts'
import { relationWords } from '../../kinds/table.ts'
import { useDocument } from '../../stores/document.ts'
import { IconButton } from '../../ui/button.tsx'
import { Labelled, Select, SwitchRow } from '../../ui/fields.tsx'
import { TextSetting } from '../text-setting.tsx'
import { edit, setting } from './edit-item.ts'

const SHAPES = [
  ['manyToOne', 'has one'],
  ['oneToOne', 'has one of its own'],
  ['manyToMany', 'has many'],
] as const

const ON_DELETE = [
  ['restrict', 'Refuse to delete it'],
  ['cascade', 'Delete these rows too'],
  ['setNull', 'Leave this empty'],
] as const

interface RelationRowProps {
  readonly node: Node
  readonly relation: Relation
  readonly index: number
}

/** A relation in words: what points to what, how many, and what happens on deleting. */
export function RelationRow({ node, relation, index }: RelationRowProps) {
  const nodes = useDocument((document) => document.manifest.nodes)
  const tables = nodes.filter(({ kind }) => kind === 'table')
  const target = tables.find(({ id }) => id === relation.target)
  const pointer = `/settings/relations/${index}`
  const keep = (key: keyof Relation, value: Json | undefined): void =>
    void performCarefully(`Change ${relation.name} of ${node.name}`, [
      setting(node.id, 'relations', relation.id, key, value),
    ])
  const toMany = relation.type === 'manyToMany'
  return (
    <div className="flex flex-col gap-2.5 rounded-panel border p-3">
      <div className="flex items-center gap-1">
        <TextSetting
          value={relation.name}
          label={`Name of the relation ${relation.name}`}
          field={`${pointer}/name`}
          required
          className="!h-7 flex-1 font-medium"
          refuse={(name) => memberNameRefusal(node, 'relation', name, relation.id)}
          onKeep={(name) =>
            edit(
              `Rename ${relation.name} to ${name}`,
              setting(node.id, 'relations', relation.id, 'name', name),
            )
          }
        />
        <IconButton
          label={`Remove the relation ${relation.name}`}
          size={24}
          onClick={() =>
            void performCarefully(`Remove ${relation.name} from ${node.name}`, [
              { type: 'removeItem', id: node.id, path: ['relations', `#${relation.id}`] },
            ])
          }
        >
          <Trash2 size={14} />
        </IconButton>
      </div>
      <div className="flex items-center gap-2">
        <Select
          aria-label="How many"
          data-field={`${pointer}/type`}
          value={relation.type}
          onChange={(event) => keep('type', event.target.value)}
        >
          {SHAPES.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Points to"
          data-field={`${pointer}/target`}
          value={target ? relation.target : ''}
          onChange={(event) => keep('target', event.target.value)}
        >
          {!target && <option value="">Choose a table</option>}
          {tables.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <p className="text-12 text-text-2">
        {relationWords(relation, node.name, target?.name ?? 'another table')}
      </p>
      <Labelled
        label={`What ${target?.name ?? 'the other table'} calls this`}
        hint="Empty: the other side does not see it"
      >
        {({ id }) => (
          <TextSetting
            id={id}
            label="Name on the other side"
            field={`${pointer}/inverse`}
            placeholder={node.name}
            value={relation.inverse ?? ''}
            onKeep={(typed) => keep('inverse', typed === '' ? undefined : typed)}
          />
        )}
      </Labelled>
      {!toMany && (
        <>
          <Labelled label={`When the row of ${target?.name ?? 'the other table'} is deleted`}>
            {(ids) => (
              <Select
                {...ids}
                data-field={`${pointer}/onDelete`}
                value={relation.onDelete ?? 'restrict'}
                onChange={(event) => keep('onDelete', event.target.value)}
              >
                {ON_DELETE.map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </Select>
            )}
          </Labelled>
          <SwitchRow
            label="Required"
            checked={relation.required === true}
            onChange={(on) => keep('required', on || undefined)}
          />
        </>
      )}
    </div>
  )
}
