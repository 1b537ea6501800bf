import { Tooltip as Primitive } from 'radix-ui'
import { createContext, useContext, type ReactNode } from 'react'
import { Keys } from './keys.tsx'

interface TooltipProps {
  readonly label: string
  readonly shortcut?: string | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactNode
}

export const TooltipProvider = Primitive.Provider

/** Where tooltips are put: inside a modal dialog, since they would be hidden behind it elsewhere. */
export const TooltipPlace = createContext<HTMLElement | null>(null)

/** Names a control on hover and focus. Stays while the pointer is on it; Esc takes it away. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  const place = useContext(TooltipPlace)
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal container={place}>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 items-center gap-2 rounded-control border bg-raised px-2 py-1 text-12 shadow-2"
        >
          {label}
          {shortcut && <Keys keys={shortcut} />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
