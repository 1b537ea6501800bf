import { rolesOf, standingRules, toggled, wordOfRule } from './access-words.ts'
import { useDocument } from '../../stores/document.ts'
import { RulePill } from './rule-pill.tsx'

interface FieldRuleProps {
  readonly label: string
  readonly hint: string
  readonly rules: readonly string[]
  readonly owner: boolean
  readonly pointer: string
  readonly onKeep: (rules: readonly string[] | undefined) => void
}

/** Who may read or write one field, of those who may do so with the row. */
export function FieldRule({ label, hint, rules, owner, pointer, onKeep }: FieldRuleProps) {
  const manifest = useDocument((document) => document.manifest)
  if (rolesOf(manifest).length === 0 && rules.length === 0) return null
  const offered = ['signedIn', ...(owner ? ['owner'] : []), ...standingRules(manifest)]
  const others = rules.filter((rule) => !offered.includes(rule))
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-12 font-medium text-text-2">{label}</legend>
      <div className="flex flex-wrap gap-1">
        <RulePill
          label={`${label}: all of them who may do so with the row`}
          word="All of them"
          field={pointer}
          on={rules.length === 0}
          onToggle={() => onKeep(undefined)}
        />
        {[...offered, ...others].map((rule) => (
          <RulePill
            key={rule}
            label={`${label}: ${wordOfRule(rule)}`}
            word={wordOfRule(rule)}
            on={rules.includes(rule)}
            onToggle={() => {
              const next = toggled(rules, rule)
              onKeep(next.length === 0 ? undefined : next)
            }}
          />
        ))}
      </div>
      <p className="text-12 text-text-3">{hint}</p>
    </fieldset>
  )
}
