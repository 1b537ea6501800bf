import { Component, useEffect, type ReactNode } from 'react'
import { undoAction } from '../../actions/undo.ts'
import { dropPending, useDocument } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'

interface MishapProps {
  /** What is missing then: `The map`. */
  readonly of: string
  readonly children: ReactNode
}

/** Keeps what can't be shown of a drawing from taking the rest of the studio along. */
export class Mishap extends Component<MishapProps, { readonly failed: boolean }> {
  override readonly state = { failed: false }

  static getDerivedStateFromError = () => ({ failed: true })

  override render(): ReactNode {
    const { of, children } = this.props
    if (!this.state.failed) return children
    return <Failed of={of} onAgain={() => this.setState({ failed: false })} />
  }
}

interface FailedProps {
  readonly of: string
  readonly onAgain: () => void
}

/** Says so; another drawing or another selection may be shown, so each is tried. */
function Failed({ of, onAgain }: FailedProps) {
  const last = useDocument(({ past }) => past.at(-1)?.label)
  const pending = useDocument(({ sync }) => sync.pending)
  useEffect(() => {
    const stops = [
      useDocument.subscribe(({ manifest }, before) => manifest !== before.manifest && onAgain()),
      useSession.subscribe(({ selection }, before) => selection !== before.selection && onAgain()),
    ]
    return () => stops.forEach((stop) => stop())
  }, [onAgain])
  return (
    <section
      role="alert"
      className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center"
    >
      <h2 className="text-14 font-semibold">{of} could not be shown</h2>
      <p className="max-w-[420px] text-text-2">
        Something in the drawing is not as the studio expects it. The rest of the drawing is as it
        was.
        {last !== undefined && ` The last change was: ${last}.`}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {last !== undefined && (
          <Button look="primary" onClick={undoAction.perform}>
            Take the last change back
          </Button>
        )}
        {pending.length > 0 && (
          <Button onClick={() => dropPending(new Set(pending.map(({ key }) => key)))}>
            Drop what is not saved
          </Button>
        )}
        <Button onClick={() => location.reload()}>Reload</Button>
      </div>
    </section>
  )
}
