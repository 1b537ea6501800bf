import { Tooltip as Primitive } from 'radix-ui'
import { useContext, type ReactNode } from 'react'
import { TooltipPlace } from './tooltip.tsx'

interface RemarkProps {
  /** Null: nothing is to be said. */
  readonly text: string | null
  readonly children: ReactNode
}

/** Says at a field what is wrong with it. */
export function Remark({ text, children }: RemarkProps) {
  const place = useContext(TooltipPlace)
  return (
    <Primitive.Root open={text !== null}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal container={place}>
        <Primitive.Content
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-w-72 rounded-control border border-error bg-raised px-2 py-1 text-12 text-error shadow-2"
        >
          {text}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
