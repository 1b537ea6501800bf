import { useDocument } from '../stores/document.ts'
import { scopesFor } from './scopes-for.ts'

interface KeyScopesProps {
  readonly scopes: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
}

/** What a key is good for; never nothing. */
export function KeyScopes({ scopes, onChange }: KeyScopesProps) {
  const { routes, manifest } = useDocument()
  const all = scopesFor(routes, manifest)
  return (
    <fieldset className="col-span-2">
      <legend className="text-12 font-medium text-text-2">The key may</legend>
      <div className="flex max-h-28 flex-wrap gap-x-3 gap-y-1 overflow-y-auto pt-1">
        {all.map((scope) => (
          <label key={scope} className="flex items-center gap-1.5 font-mono text-12">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              disabled={scopes.length === 1 && scopes[0] === scope}
              onChange={({ target }) =>
                onChange(
                  all.filter((one) => (one === scope ? target.checked : scopes.includes(one))),
                )
              }
            />
            {scope}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
