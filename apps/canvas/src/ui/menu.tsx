import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Keys } from './keys.tsx'

export interface MenuRow {
  readonly label: string
  readonly hint?: string
  /** One of several, of which this is chosen or not. */
  readonly checked?: boolean
  readonly icon?: ReactNode
  readonly shortcut?: string | undefined
  readonly danger?: boolean
  /** Why it can’t be done; the row is grey. */
  readonly whyNot?: string | null
  readonly onSelect: () => void
}

/** Rows in groups; a line is drawn between groups. */
export type MenuRows = readonly (readonly MenuRow[])[]

export const MENU_PANEL = 'enter z-50 min-w-52 rounded-panel border bg-raised p-1 shadow-2'

const ROW =
  'flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 text-13 outline-none select-none ' +
  'data-[highlighted]:bg-hover data-[disabled]:opacity-45'

/** The inside of a menu. */
export function menuRows(rows: MenuRows): ReactNode {
  return rows
    .filter((group) => group.length > 0)
    .map((group, index) => (
      <DropdownMenu.Group key={group[0]?.label}>
        {index > 0 && <DropdownMenu.Separator className="my-1 h-px bg-border" />}
        {group.map((row) => (
          <DropdownMenu.Item
            key={row.label}
            onSelect={row.onSelect}
            disabled={typeof row.whyNot === 'string'}
            title={row.whyNot ?? undefined}
            {...(row.checked !== undefined && {
              role: 'menuitemradio',
              'aria-checked': row.checked,
            })}
            className={classNames(ROW, row.danger && 'text-error')}
          >
            <span className="flex w-4 justify-center text-text-2">{row.icon}</span>
            <span className="flex-1">
              {row.label}
              {row.hint && <span className="block pb-1 text-12 text-text-3">{row.hint}</span>}
            </span>
            {row.shortcut && <Keys keys={row.shortcut} />}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Group>
    ))
}

interface MenuProps {
  readonly rows: MenuRows
  readonly align?: 'start' | 'end'
  readonly children: ReactNode
}

/** A menu under its button. */
export function Menu({ rows, align = 'start', children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={MENU_PANEL}
        >
          {menuRows(rows)}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
