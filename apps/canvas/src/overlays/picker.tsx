import { Command } from 'cmdk'
import { useEffect, useRef, type ReactNode } from 'react'
import { openModal } from '../ui/open-modal.ts'
import { rank } from './rank.ts'

interface PickerProps {
  readonly label: string
  readonly placeholder: string
  /** What is said when nothing fits what was typed. */
  readonly empty: string
  /** Told what is typed, and then gives the rows that fit; without it rows are found by their letters. */
  readonly onType?: (typed: string) => void
  /** Told what is typed, while rows are found by their letters all the same. */
  readonly onTyped?: (typed: string) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A list to choose from by typing, at the top of the screen. Esc closes it. */
export function Picker(props: PickerProps) {
  const { label, placeholder, empty, onType, onTyped, onClose, children } = props
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => openModal(ref.current), [])
  return (
    <dialog
      ref={ref}
      aria-label={label}
      onClose={onClose}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className="!mt-[12vh] w-[560px] max-w-[94vw] overflow-hidden rounded-node border bg-raised shadow-2"
    >
      <Command label={label} loop filter={rank} shouldFilter={!onType}>
        <Command.Input
          data-autofocus
          placeholder={placeholder}
          {...((onType ?? onTyped) && { onValueChange: onType ?? onTyped })}
          className="h-12 w-full border-b bg-transparent px-4 text-14 -outline-offset-2"
        />
        <Command.List className="max-h-[46vh] overflow-y-auto p-1.5">
          <Command.Empty className="px-3 py-6 text-center text-text-2">{empty}</Command.Empty>
          {children}
        </Command.List>
      </Command>
    </dialog>
  )
}

interface PickerGroupProps {
  readonly heading: string
  readonly children: ReactNode
}

export function PickerGroup({ heading, children }: PickerGroupProps) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-text-3"
    >
      {children}
    </Command.Group>
  )
}

interface PickerRowProps {
  /** What typing is compared with; one of a kind in its list. */
  readonly value: string
  /** What it is called, one way or another: rows whose name begins as typed come first. */
  readonly names?: readonly string[]
  readonly icon?: ReactNode
  readonly hint?: ReactNode
  readonly disabled?: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}

export function PickerRow(props: PickerRowProps) {
  const { value, names, icon, hint, disabled, onSelect, children } = props
  return (
    <Command.Item
      value={value}
      {...(names === undefined ? {} : { keywords: [...names] })}
      {...(disabled ? { disabled } : {})}
      onSelect={onSelect}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-control px-2.5 py-1 data-[disabled=true]:opacity-60 data-[selected=true]:bg-hover"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <span className="shrink-0 text-12 text-text-3">{hint}</span>
    </Command.Item>
  )
}
