import { CircleAlert } from 'lucide-react'
import { addPart } from '../../actions/add-part.ts'
import { undoAction } from '../../actions/undo.ts'
import { edit } from '../../details/table/edit-item.ts'
import { withoutSignIn } from '../../kinds/access-choices.ts'
import { useDocument } from '../../stores/document.ts'
import { Button } from '../../ui/button.tsx'

/** Many rules that want a sign-in that is not there: one cause, and the ways out of it. */
export function WithoutSignIn({ count }: { readonly count: number }) {
  const manifest = useDocument((document) => document.manifest)
  const apis = manifest.nodes.filter(({ kind }) => kind === 'api').map(({ id }) => id)
  const canUndo = useDocument((document) => document.past.length > 0)
  const settle = (label: string, then: 'open' | 'closed') => () =>
    edit(label, ...withoutSignIn(manifest, then))
  return (
    <li className="flex items-start gap-2.5 px-3 py-1.5">
      <CircleAlert size={16} className="mt-0.5 shrink-0 text-error" aria-label="error" />
      <div className="min-w-0 flex-1">
        <p>{count} rules need to know who is asking, but there is no sign-in on the map.</p>
        <div className="flex flex-wrap gap-1.5 pt-1">
          <Button size={24} onClick={() => addPart('auth', { joins: apis })}>
            Add sign-in
          </Button>
          <Button size={24} onClick={settle('Let everyone do it', 'open')}>
            Let everyone do it
          </Button>
          <Button size={24} onClick={settle('Take these rules away', 'closed')}>
            Take these rules away
          </Button>
          <Button size={24} disabled={!canUndo} onClick={undoAction.perform}>
            Undo my last change
          </Button>
        </div>
      </div>
    </li>
  )
}
