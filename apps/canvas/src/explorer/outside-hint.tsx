import type { Outside } from '@drawbridge/protocol'
import { Plug } from 'lucide-react'
import { useOutside } from '../overlays/outside/use-outside.ts'
import { show } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'

/** After a call that failed at somebody else's: what the preview lacks to get there. */
export function OutsideHint() {
  const { data } = useOutside()
  const sentence = data && lackOf(data)
  if (!sentence) return null
  return (
    <div className="mt-2 flex flex-col items-start gap-2 rounded-control bg-warning/10 px-2.5 py-2 text-12">
      <p className="flex gap-2">
        <Plug size={14} className="mt-px shrink-0 text-warning" aria-hidden />
        {sentence}
      </p>
      <Button size={24} className="ml-5.5" onClick={() => show({ type: 'otherServices' })}>
        Other services
      </Button>
    </div>
  )
}

/** What is asked for and not there, as a sentence; undefined where nothing is. */
function lackOf({ secrets, hosts }: Outside): string | undefined {
  const unset = secrets.filter(({ isSet, node }) => !isSet && node !== null)
  const closed = hosts.filter(({ isAllowed, isNamed }) => isNamed && !isAllowed)
  const [secret] = unset
  const [host] = closed
  const others = unset.length + closed.length - 1
  const more = others > 0 ? ` ${others} more ${others === 1 ? 'is' : 'are'} listed there.` : ''
  if (secret) return `The preview has no ${secret.name} yet, which this drawing sends along.${more}`
  if (host) return `The preview may not call ${host.host} before you allow it.${more}`
  return undefined
}
