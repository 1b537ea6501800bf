import { ShieldCheck } from 'lucide-react'
import { show } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'

interface WhoCanProps {
  /** What is looked for among everything that somebody may: an endpoint, or a field. */
  readonly about: string
  /** What it is called here, where several such buttons stand together. */
  readonly what: string
}

/** Leads to everybody who may, and what each is told, for the thing that it stands beside. */
export function WhoCan({ about, what }: WhoCanProps) {
  return (
    <Button
      size={24}
      className="self-start"
      icon={<ShieldCheck size={14} aria-hidden />}
      aria-label={`Who can do this? ${what}`}
      onClick={() => show({ type: 'access', about })}
    >
      Who can do this?
    </Button>
  )
}
