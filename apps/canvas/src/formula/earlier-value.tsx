import { ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { useForm } from '../details/flow/form-context.ts'
import { classNames } from '../ui/class-names.ts'
import { CONTROL } from '../ui/fields.tsx'
import { FormulaProblems } from './formula-problems.tsx'
import { spoken } from './conditions.ts'
import type { ValueProps } from './fixed-value.tsx'
import { ScopeTree } from './scope-tree.tsx'

/** A value from before, chosen from all that is there. */
export function EarlierValue({ id, label, value, expected, pointer, isPart, onKeep }: ValueProps) {
  const form = useForm()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <button
            type="button"
            id={id}
            aria-label={`${label}: ${value === '' ? 'choose a value' : value}`}
            data-field={pointer}
            className={classNames(CONTROL, 'flex h-8 items-center gap-1 text-left')}
          >
            <span
              className={classNames(
                'min-w-0 flex-1 truncate',
                value === '' ? 'text-text-3' : 'font-mono text-12',
              )}
            >
              {value === '' ? 'Choose a value' : spoken(value)}
            </span>
            <ChevronDown size={14} aria-hidden className="text-text-3" />
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            className="enter z-50 max-h-[min(420px,60vh)] w-[348px] overflow-y-auto rounded-panel border bg-raised p-1 shadow-2"
          >
            <ScopeTree
              named={form.named}
              onChoose={(path) => {
                setOpen(false)
                onKeep(path)
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {!isPart && <FormulaProblems text={value} expected={expected} pointer={pointer} />}
    </>
  )
}
