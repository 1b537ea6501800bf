import { FUNCTIONS, typeText, type Type } from '@drawbridge/expressions'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useForm } from '../details/flow/form-context.ts'
import type { Named } from '../flow/seen.ts'
import { stepTitle } from '../kinds/steps.ts'
import { exampleAt } from './examples.ts'

interface ScopeTreeProps {
  readonly named: readonly Named[]
  readonly onChoose: (path: string) => void
}

/** Everything that a formula may name, with what it is; what holds more unfolds. */
export function ScopeTree({ named, onChoose }: ScopeTreeProps) {
  const seen = new Map(named.map((one) => [one.name, one]))
  return (
    <ul role="tree" aria-label="Values from earlier">
      {seen.size === 0 && (
        <li role="none" className="p-3 text-text-2">
          Nothing comes before this that has a name.
        </li>
      )}
      {[...seen.values()].map(({ name, type, step }) => (
        <Branch
          key={name}
          name={name}
          path={name}
          type={type}
          from={step ? stepTitle(step.kind) : undefined}
          depth={0}
          onChoose={onChoose}
        />
      ))}
      {AT_HAND.map(({ name, summary }) => (
        <li key={name} role="treeitem" aria-selected={false} className="pl-6">
          <Leaf name={name} says={summary} onChoose={() => onChoose(`${name}()`)} />
        </li>
      ))}
    </ul>
  )
}

/** What nobody has to give anything for: the moment that it is, the day, a new id. */
const AT_HAND = [...FUNCTIONS.values()].filter(({ parameters }) =>
  parameters.every(({ optional }) => optional),
)

interface LeafProps {
  readonly name: string
  readonly says: string
  readonly onChoose: () => void
}

function Leaf({ name, says, onChoose }: LeafProps) {
  return (
    <button
      type="button"
      className="flex h-7 w-full min-w-0 flex-1 items-center gap-2 rounded-chip px-1.5 text-left hover:bg-hover focus-visible:bg-hover"
      onClick={onChoose}
    >
      <span className="truncate font-mono text-12">{name}</span>
      <span className="min-w-0 flex-1 truncate text-right text-11 text-text-3">{says}</span>
    </button>
  )
}

interface BranchProps {
  readonly name: string
  readonly path: string
  readonly type: Type
  readonly from?: string | undefined
  readonly depth: number
  readonly onChoose: (path: string) => void
}

/** Relations lead on and on: so far is enough to choose by hand. */
const DEEPEST = 4

function Branch({ name, path, type, from, depth, onChoose }: BranchProps) {
  const { rows, examples } = useForm()
  const [open, setOpen] = useState(false)
  const held = type.kind === 'nullable' ? type.of : type
  const object = held.kind === 'object' ? held : held.kind === 'row' ? rows.get(held.table) : null
  const members = object && depth < DEEPEST ? [...object.members] : []
  const join = type.kind === 'nullable' ? '?.' : '.'
  const example = exampleAt(examples, path)
  const says = example ?? from ?? typeText(type).replaceAll('`', '')
  return (
    <li role="treeitem" aria-expanded={members.length > 0 ? open : undefined} aria-selected={false}>
      <div className="flex items-center" style={{ paddingLeft: depth * 14 }}>
        {members.length > 0 ? (
          <button
            type="button"
            aria-label={open ? `Fold ${name}` : `Unfold ${name}`}
            className="flex size-6 shrink-0 items-center justify-center rounded-chip text-text-3 hover:bg-hover"
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={13} className={open ? 'rotate-90' : ''} aria-hidden />
          </button>
        ) : (
          <span className="w-6 shrink-0" />
        )}
        <Leaf name={name} says={says} onChoose={() => onChoose(path)} />
      </div>
      {open && (
        <ul role="group">
          {members.map(([key, member]) => (
            <Branch
              key={key}
              name={key}
              path={`${path}${join}${key}`}
              type={member.type}
              depth={depth + 1}
              onChoose={onChoose}
            />
          ))}
        </ul>
      )}
    </li>
  )
}
