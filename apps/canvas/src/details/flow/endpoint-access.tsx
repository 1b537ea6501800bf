import type { Json } from '@drawbridge/manifest'
import { textIn, type OpenFlow } from '../../flow/place.ts'
import { useDocument } from '../../stores/document.ts'
import { rolesOf, standingRules, toggled, wordOfRule } from '../table/access-words.ts'
import { WhoCan } from '../who-can.tsx'
import { RulePill } from '../table/rule-pill.tsx'

interface EndpointAccessProps {
  readonly flow: OpenFlow
  readonly onKeep: (rules: Json) => void
}

/** Who may call an endpoint. Whose rows it is about is for its steps to say. */
export function EndpointAccess({ flow: { holder, pointer }, onKeep }: EndpointAccessProps) {
  const manifest = useDocument((document) => document.manifest)
  const { access } = holder
  const chosen = Array.isArray(access) ? access.map(String) : []
  const offered = [
    'public',
    ...(rolesOf(manifest).length > 0 ? ['signedIn', ...standingRules(manifest)] : []),
  ]
  const rules = [...offered, ...chosen.filter((rule) => !offered.includes(rule))]
  return (
    <>
      <div className="flex flex-wrap gap-1">
        {rules.map((rule, index) => (
          <RulePill
            key={rule}
            label={wordOfRule(rule)}
            word={wordOfRule(rule)}
            field={index === 0 ? `${pointer}/access` : undefined}
            on={chosen.includes(rule)}
            onToggle={() => onKeep([...toggled(chosen, rule)])}
          />
        ))}
      </div>
      {chosen.length > 0 && (
        <WhoCan
          about={textIn(holder, 'path').replaceAll(/:(\w+)/g, '{$1}')}
          what={textIn(holder, 'name')}
        />
      )}
      {chosen.length === 0 && (
        <p className="text-12 text-text-3">
          Nobody may call {textIn(holder, 'path')} yet: choose who.
        </p>
      )}
    </>
  )
}
