import { Labelled, TextInput } from '../ui/fields.tsx'

interface QueryFormProps {
  readonly query: Readonly<Record<string, string>>
  readonly onChange: (query: Readonly<Record<string, string>>) => void
}

const KNOWN = [
  ['limit', 'Rows of a page', '20'],
  ['sort', 'Sort by', '-createdAt'],
  ['fields', 'Only these fields', 'All'],
  ['include', 'With relations', 'None'],
] as const

/** What a list can be asked for; filters are written as in the address. */
export function QueryForm({ query, onChange }: QueryFormProps) {
  const known = new Set<string>(KNOWN.map(([name]) => name))
  const filters = Object.entries(query).filter(([name]) => !known.has(name))
  return (
    <details>
      <summary className="h-6 text-12 font-medium text-text-2">Filter, sort and page</summary>
      <div className="mt-2 grid grid-cols-2 gap-3">
        {KNOWN.map(([name, label, placeholder]) => (
          <Labelled key={name} label={label}>
            {(ids) => (
              <TextInput
                {...ids}
                placeholder={placeholder}
                value={query[name] ?? ''}
                onChange={({ target }) => onChange({ ...query, [name]: target.value })}
              />
            )}
          </Labelled>
        ))}
        <div className="col-span-2">
          <Labelled label="Filter" hint="Such as done=true&title[contains]=milk">
            {(ids) => (
              <TextInput
                {...ids}
                className="font-mono"
                defaultValue={new URLSearchParams(filters).toString()}
                onChange={({ target }) => {
                  const kept = KNOWN.flatMap(([name]) => (query[name] ? [[name, query[name]]] : []))
                  const typed = Object.fromEntries(new URLSearchParams(target.value))
                  onChange({ ...Object.fromEntries(kept), ...typed })
                }}
              />
            )}
          </Labelled>
        </div>
      </div>
    </details>
  )
}
