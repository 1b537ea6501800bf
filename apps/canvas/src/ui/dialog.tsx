import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { openModal } from './open-modal.ts'
import { TooltipPlace } from './tooltip.tsx'

interface DialogProps {
  readonly title: string
  readonly description?: string
  readonly onClose: () => void
  readonly className?: string
  /** There is nothing in it to press, so that keys move it once it has the focus itself. */
  readonly isText?: boolean
  /** Buttons at the bottom right. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** The browser's own modal dialog: it keeps focus inside, and Esc closes it. */
export function Dialog({
  title,
  description,
  onClose,
  className,
  isText = false,
  footer,
  children,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const [element, setElement] = useState<HTMLElement | null>(null)
  const id = useId()
  useEffect(() => {
    openModal(ref.current)
    setElement(ref.current)
  }, [])
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={(event) => {
        // One that was opened from within this one closes by itself.
        if (event.target === event.currentTarget) onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className={classNames(
        'max-h-[min(88vh,860px)] max-w-[94vw] flex-col overflow-hidden rounded-node border bg-surface p-0 shadow-2 open:flex',
        className ?? 'w-[480px]',
      )}
    >
      <TooltipPlace value={element}>
        <div className="flex min-h-0 flex-1 flex-col">
          <header className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <h2 id={id} className="text-16 font-semibold">
                {title}
              </h2>
              {description && <p className="mt-0.5 text-text-2">{description}</p>}
            </div>
            <button
              type="button"
              aria-label="Close"
              className="flex size-7 items-center justify-center rounded-control text-text-2 hover:bg-hover"
              onClick={onClose}
            >
              <X size={16} aria-hidden />
            </button>
          </header>
          <div
            className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5"
            {...(isText && { tabIndex: 0, role: 'group', 'aria-labelledby': id })}
          >
            {children}
          </div>
          {footer && (
            <footer className="flex justify-end gap-2 border-t px-5 py-3">{footer}</footer>
          )}
        </div>
      </TooltipPlace>
    </dialog>
  )
}
