import type { Outside } from '@drawbridge/protocol'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { useState } from 'react'
import { showPart } from '../../actions/show-part.ts'
import { call, reasonOf } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { announce } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { SecretForm } from './secret-form.tsx'
import { useOutsideChange } from './use-outside.ts'

interface SecretRowProps {
  readonly secret: Outside['secrets'][number]
  readonly onLeave: () => void
}

/** One secret: whether it is there, who asks for it, and what can be done. Its value is not known here. */
export function SecretRow({ secret, onLeave }: SecretRowProps) {
  const { name, isSet, node } = secret
  const [open, setOpen] = useState(false)
  const remove = useOutsideChange(
    (project, one: string) => call('removeSecret', { params: { project, secret: one } }),
    () => announce(`${name} is removed.`),
  )
  return (
    <li className="border-b py-2 last:border-b-0" aria-label={name}>
      <div className="flex items-start gap-2.5">
        {isSet ? (
          <CircleCheck size={16} className="mt-0.5 shrink-0 text-ok" aria-hidden />
        ) : (
          <CircleDashed size={16} className="mt-0.5 shrink-0 text-warning" aria-hidden />
        )}
        <span className="min-w-0 flex-1">
          <span className="block truncate font-mono text-12 font-medium" title={name}>
            {name}
          </span>
          <span className="block text-12 text-text-2">
            {isSet ? 'Set' : 'Not set'} · <Asker node={node} onLeave={onLeave} />
          </span>
        </span>
        {!open && (
          <span className="flex gap-1.5">
            {isSet && (
              <Button
                size={24}
                look="quiet"
                aria-label={`Remove ${name}`}
                disabled={remove.isPending}
                onClick={() => remove.mutate(name)}
              >
                Remove
              </Button>
            )}
            <Button
              size={24}
              aria-label={`${isSet ? 'Replace' : 'Set'} ${name}`}
              onClick={() => setOpen(true)}
            >
              {isSet ? 'Replace' : 'Set'}
            </Button>
          </span>
        )}
      </div>
      {remove.error && <p className="mt-1 text-12 text-error">{reasonOf(remove.error)}</p>}
      {open && <SecretForm name={name} onClose={() => setOpen(false)} />}
    </li>
  )
}

/** The part that asks for it, which a click leads to. */
function Asker({
  node,
  onLeave,
}: Pick<SecretRowProps['secret'], 'node'> & { onLeave: () => void }) {
  const part = useDocument(({ manifest }) => manifest.nodes.find(({ id }) => id === node))
  if (!part) return 'the drawing asks for it no more'
  return (
    <>
      asked for by{' '}
      <button
        type="button"
        className="rounded-chip font-medium text-accent hover:underline"
        onClick={() => {
          onLeave()
          showPart(part.id)
        }}
      >
        {part.name}
      </button>
    </>
  )
}
