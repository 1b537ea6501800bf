import { isShownAt, type Node } from '@drawbridge/manifest'
import { useState } from 'react'
import { useSession } from '../../stores/session.ts'
import { Labelled, Select, TextInput } from '../../ui/fields.tsx'
import { askedFields, conditionsIn, PAGING, withConditions, type Query } from './asked.ts'
import { Conditions } from './conditions.tsx'

interface QueryFormProps {
  readonly table: Node
  readonly query: Query
  readonly onChange: (query: Query) => void
}

/** What a list can be asked for: in words to begin with for those who are guided, else as in the address. */
export function QueryForm({ table, query, onChange }: QueryFormProps) {
  const isRaw = useSession(({ level }) => isShownAt(level, 'standard'))
  const [chosen, setChosen] = useState<boolean | null>(null)
  const asked = conditionsIn(query)
  const asText = asked === null || (chosen ?? isRaw)
  const set = (name: string) => (value: string) => onChange({ ...query, [name]: value })
  const fields = askedFields(table)
  const text = (name: string, label: string, placeholder: string) => (
    <Labelled label={label}>
      {(ids) => (
        <TextInput
          {...ids}
          placeholder={placeholder}
          value={query[name] ?? ''}
          onChange={({ target }) => set(name)(target.value)}
        />
      )}
    </Labelled>
  )
  return (
    <details>
      <summary className="h-6 text-12 font-medium text-text-2">Filter, sort and page</summary>
      <div className="mt-2 grid grid-cols-2 gap-3">
        {text('limit', 'Rows of a page', '20')}
        {asText || (query['sort'] ?? '').includes(',') ? (
          text('sort', 'Sort by', '-createdAt')
        ) : (
          <Sorting
            names={fields.map(({ name }) => name)}
            sort={query['sort'] ?? ''}
            onChange={set('sort')}
          />
        )}
        {text('fields', 'Only these fields', 'All')}
        {text('include', 'With relations', 'None')}
        <div className="col-span-2 flex flex-col items-stretch gap-1.5">
          {asText ? (
            <Raw query={query} onChange={onChange} />
          ) : (
            <Conditions
              fields={fields}
              asked={asked}
              onChange={(next) => onChange(withConditions(query, next))}
            />
          )}
          <button
            type="button"
            disabled={asked === null}
            title={asked === null ? 'This filter says more than lines can' : undefined}
            className="h-6 self-start rounded-chip px-1 text-12 text-text-2 hover:bg-hover disabled:opacity-45"
            onClick={() => setChosen(!asText)}
          >
            {asText ? 'Say it line by line' : 'As in the address'}
          </button>
        </div>
      </div>
    </details>
  )
}

interface SortingProps {
  readonly names: readonly string[]
  readonly sort: string
  readonly onChange: (sort: string) => void
}

function Sorting({ names, sort, onChange }: SortingProps) {
  const own = sort.replace(/^-/, '')
  const known = own === '' || names.includes(own) ? names : [own, ...names]
  return (
    <Labelled label="Sort by">
      {(ids) => (
        <Select {...ids} value={sort} onChange={({ target }) => onChange(target.value)}>
          <option value="">As it comes</option>
          {known.flatMap((name) => [
            <option key={name} value={name}>{`${name}, smallest first`}</option>,
            <option key={`-${name}`} value={`-${name}`}>{`${name}, largest first`}</option>,
          ])}
        </Select>
      )}
    </Labelled>
  )
}

function Raw({ query, onChange }: Omit<QueryFormProps, 'table'>) {
  const paging = new Set<string>(PAGING)
  const filters = Object.entries(query).filter(([name]) => !paging.has(name))
  return (
    <Labelled label="Filter" hint="Such as done=true&title[contains]=milk">
      {(ids) => (
        <TextInput
          {...ids}
          className="font-mono"
          defaultValue={new URLSearchParams(filters)
            .toString()
            .replaceAll('%5B', '[')
            .replaceAll('%5D', ']')}
          onChange={({ target }) => {
            const kept = Object.entries(query).filter(([name]) => paging.has(name))
            const typed = Object.fromEntries(new URLSearchParams(target.value))
            onChange({ ...Object.fromEntries(kept), ...typed })
          }}
        />
      )}
    </Labelled>
  )
}
