import type { Operation } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import { tableView } from '../../kinds/table.ts'
import { useDocument } from '../../stores/document.ts'
import { classNames } from '../../ui/class-names.ts'
import { ALL_OPERATIONS, OPERATION_WORDS, rolesOf, toggled, wordOfRule } from './access-words.ts'
import { edit } from './edit-item.ts'

/** A row for each operation: nobody, everyone, signed-in people, the owner, or people of a role. */
export function AccessRules({ node }: { readonly node: Node }) {
  const manifest = useDocument((document) => document.manifest)
  const { access = {}, softDelete, owner } = tableView(node)
  const roles = rolesOf(manifest).map((role) => `role:${role}`)
  const signIn = roles.length > 0
  const rules = [
    'public',
    ...(signIn ? ['signedIn', ...(owner ? ['owner'] : []), ...roles.slice(1)] : []),
  ]
  const set = (operation: Operation, next: readonly string[]): void =>
    edit(`Change who can ${OPERATION_WORDS[operation]} (${node.name})`, {
      type: 'setSetting',
      id: node.id,
      path: ['access', operation],
      ...(next.length > 0 ? { value: next } : {}),
    })
  const operations = ALL_OPERATIONS.filter(
    (name) => name !== 'restore' || softDelete || access.restore,
  )
  return (
    <div className="flex flex-col">
      {operations.map((operation) => {
        const chosen = access[operation] ?? []
        const others = chosen.filter((rule) => !rules.includes(rule))
        return (
          <fieldset
            key={operation}
            className="flex min-h-9 items-center gap-2 border-b py-1 last:border-b-0"
          >
            <legend className="contents">
              <span className="w-[76px] whitespace-nowrap shrink-0">
                …{OPERATION_WORDS[operation]}
              </span>
            </legend>
            <div className="flex flex-1 flex-wrap justify-end gap-1">
              {[...rules, ...others].map((rule, index) => (
                <Rule
                  key={rule}
                  label={`${wordOfRule(rule)} can ${OPERATION_WORDS[operation]}`}
                  word={wordOfRule(rule)}
                  field={index === 0 ? `/settings/access/${operation}` : undefined}
                  on={chosen.includes(rule)}
                  onToggle={() => set(operation, toggled(chosen, rule))}
                />
              ))}
            </div>
          </fieldset>
        )
      })}
      <p className="pt-2 text-12 text-text-3">
        {signIn
          ? 'What nobody can do is not offered at all.'
          : 'Add sign-in to the map to let only some people in. What nobody can do is not offered.'}
      </p>
    </div>
  )
}

interface RuleProps {
  readonly label: string
  readonly word: string
  readonly field: string | undefined
  readonly on: boolean
  readonly onToggle: () => void
}

function Rule({ label, word, field, on, onToggle }: RuleProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={on}
      data-field={field}
      className={classNames(
        'h-6 rounded-full border px-2 text-11 font-medium',
        on ? 'border-accent bg-accent text-on-solid' : 'text-text-2 hover:border-border-strong',
      )}
      onClick={onToggle}
    >
      {word}
    </button>
  )
}
