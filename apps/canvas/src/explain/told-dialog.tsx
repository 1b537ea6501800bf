import type { Section } from '@drawbridge/assistant/explain'
import type { ReactNode } from 'react'
import { Dialog } from '../ui/dialog.tsx'

interface ToldDialogProps {
  readonly title: string
  readonly description: string
  readonly sections: readonly Section[]
  readonly footer?: ReactNode
  readonly onClose: () => void
}

/** An explanation, section by section. */
export function ToldDialog({ sections, ...rest }: ToldDialogProps) {
  return (
    <Dialog isText className="w-[640px]" {...rest}>
      <div className="flex flex-col gap-4">
        {sections.map(({ title, lines }) => (
          <section key={title}>
            <h3 className="mb-1 font-semibold">{title}</h3>
            <ul className="flex flex-col gap-0.5">
              {lines.map(({ says, depth = 0 }, index) => (
                // Two lines may say the same.
                <li
                  key={`${index} ${says}`}
                  className="break-words text-text-2"
                  style={{ paddingLeft: depth * 20 }}
                >
                  {says}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
