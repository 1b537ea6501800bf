import type { Signed } from '@drawbridge/protocol'
import { useMutation } from '@tanstack/react-query'
import { KeyRound, LogIn } from 'lucide-react'
import { reasonOf } from '../../server/client.ts'
import { deviceReason, signInWithPasskey } from '../../server/passkeys.ts'
import { goToProvider } from '../../server/provider.ts'
import { useWaysIn } from '../../server/queries.ts'
import { Button } from '../../ui/button.tsx'
import { DoorProblem } from './door.tsx'

interface OtherWaysProps {
  readonly registering: boolean
  readonly next: string
  readonly onSigned: (signed: Signed) => void
}

/** Ways in without a password, as far as this studio has them. */
export function OtherWays({ registering, next, onSigned }: OtherWaysProps) {
  const { data } = useWaysIn()
  const byPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onSigned })
  const byProvider = useMutation({ mutationFn: () => goToProvider('signIn', next) })
  const error = byPasskey.error ?? byProvider.error
  const hasPasskeys = data?.passkeys === true && !registering
  if (!data || (!hasPasskeys && data.provider === '')) return null
  return (
    <div className="mt-4 flex flex-col gap-2">
      {data.provider !== '' && (
        <Button
          size={40}
          icon={<LogIn size={16} aria-hidden />}
          disabled={byProvider.isPending}
          onClick={() => byProvider.mutate()}
        >
          Go on with {data.provider}
        </Button>
      )}
      {hasPasskeys && (
        <Button
          size={40}
          icon={<KeyRound size={16} aria-hidden />}
          disabled={byPasskey.isPending}
          onClick={() => byPasskey.mutate()}
        >
          Use a passkey
        </Button>
      )}
      {error && <DoorProblem text={deviceReason(error) || reasonOf(error)} />}
    </div>
  )
}
