import type { Json } from '@drawbridge/manifest'
import { useDocument } from '../stores/document.ts'
import type { Shape } from './shape.ts'
import { rolesOf, toggled } from './table/access-words.ts'
import { RulePill } from './table/rule-pill.tsx'

interface RoleChoiceProps {
  readonly shape: Shape
  readonly value: Json | undefined
  readonly pointer: string
  readonly onKeep: (next: Json | undefined) => void
}

/** Some of the roles that the sign-in has; one that it has no more can be taken out. */
export function RoleChoice({ shape, value, pointer, onKeep }: RoleChoiceProps) {
  const known = rolesOf(useDocument(({ manifest }) => manifest))
  const chosen = Array.isArray(value) ? value.map(String) : []
  const offered = [...known, ...chosen.filter((role) => !known.includes(role))]
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-12 font-medium text-text-2">{shape.title}</legend>
      <div className="flex flex-wrap gap-1">
        {offered.map((role, index) => (
          <RulePill
            key={role}
            label={`${shape.title}: ${role}`}
            word={role}
            field={index === 0 ? pointer : undefined}
            on={chosen.includes(role)}
            onToggle={() => {
              const next = toggled(chosen, role)
              onKeep(next.length > 0 ? [...next] : undefined)
            }}
          />
        ))}
      </div>
      {shape.description && <p className="text-12 text-text-3">{shape.description}</p>}
    </fieldset>
  )
}
