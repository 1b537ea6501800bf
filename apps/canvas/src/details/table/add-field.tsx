import type { JsonObject, Node } from '@drawbridge/manifest'
import { CornerDownLeft } from 'lucide-react'
import { useState } from 'react'
import { newId } from '../../document/ids.ts'
import { memberNameRefusal } from '../../document/names.ts'
import { readLine, type TypedLine } from '../../kinds/field-words.ts'
import { useDocument } from '../../stores/document.ts'
import { notify } from '../../stores/session.ts'
import { TextInput } from '../../ui/fields.tsx'
import { classNames } from '../../ui/class-names.ts'
import { edit } from './edit-item.ts'

/** One line that becomes a field or a relation: `price money`, `author -> Users`. */
export function AddField({ node }: { readonly node: Node }) {
  const [line, setLine] = useState('')
  const nodes = useDocument((document) => document.manifest.nodes)
  const tables = nodes.filter(({ kind }) => kind === 'table')
  const read = readLine(line)
  const refusal = line.trim() === '' ? null : refusalOf(read, line, node)

  const add = (): void => {
    if (!read || refusal) return
    if (read.kind === 'field') {
      const item = {
        id: newId('f'),
        name: read.name,
        type: read.word.type,
        ...(read.word.settings as Record<string, never>),
        ...read.marks,
        ...(read.choices && { values: read.choices }),
      }
      edit(`Add ${read.name} to ${node.name}`, insert(node, 'fields', item))
    } else {
      const target = findTable(tables, read.target)
      if (!target)
        return notify({ tone: 'error', text: `There is no table “${read.target}” to point to.` })
      const item = { id: newId('r'), name: read.name, type: 'manyToOne', target: target.id }
      edit(`Relate ${node.name} to ${target.name}`, insert(node, 'relations', item))
    }
    setLine('')
  }

  return (
    <div>
      <div className="relative">
        <TextInput
          aria-label={`Add a field to ${node.name}`}
          data-field="/settings/fields"
          placeholder="Add: price money, or author → users"
          value={line}
          maxLength={120}
          className="border-dashed pr-8"
          onChange={(event) => setLine(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add()
            if (event.key !== 'Escape' || line === '') return
            event.preventDefault()
            setLine('')
          }}
        />
        {line !== '' && (
          <button
            type="button"
            aria-label="Add this field"
            className="absolute top-1 right-1 flex size-6 items-center justify-center rounded-chip text-text-2 hover:bg-hover"
            onClick={add}
          >
            <CornerDownLeft size={14} />
          </button>
        )}
      </div>
      <p
        className={classNames('mt-1 min-h-4 text-12', refusal ? 'text-error' : 'text-text-3')}
        aria-live="polite"
      >
        {refusal ?? (read && sentence(read))}
      </p>
    </div>
  )
}

const insert = (node: Node, list: 'fields' | 'relations', item: JsonObject) =>
  ({ type: 'insertItem', id: node.id, path: [list], item }) as const

/** Why a line can't be added, or null when it can. */
function refusalOf(read: TypedLine | null, line: string, node: Node): string | null {
  return memberNameRefusal(node, read?.kind ?? 'field', read?.name ?? line.trim())
}

function sentence(read: TypedLine): string {
  if (read.kind === 'relation') return `${read.name} points to a row of ${read.target || '…'}`
  return [`${read.name}: ${read.word.word}`, ...Object.keys(read.marks)].join(', ')
}

/** A table by its name, as people write it: `User` finds `users`. */
function findTable(tables: readonly Node[], said: string): Node | undefined {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace(/s$/, '')
  return tables.find(({ name }) => plain(name) === plain(said))
}
