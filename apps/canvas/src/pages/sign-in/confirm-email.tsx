import { useMutation } from '@tanstack/react-query'
import { call, reasonOf } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'
import { Button } from '../../ui/button.tsx'
import { go } from '../../use-place.ts'
import { Door, DoorProblem } from './door.tsx'

/** Where a link leads that asks whether an address is somebody's. Opening it says nothing yet. */
export function ConfirmEmail() {
  const confirming = useMutation({
    mutationFn: () => call('confirmEmail', { body: { token: location.hash.slice(1) } }),
    onSuccess: () => queryClient.clear(),
  })
  if (confirming.isSuccess)
    return (
      <Door title="Thank you" sentence="This address is yours.">
        <Button look="primary" size={40} onClick={() => go('/')}>
          Go on
        </Button>
      </Door>
    )
  return (
    <Door title="Is this your address?" sentence="Say so, and it counts as yours.">
      <div className="flex flex-col gap-4">
        {confirming.error && <DoorProblem text={reasonOf(confirming.error)} />}
        <Button
          look="primary"
          size={40}
          autoFocus
          disabled={confirming.isPending}
          onClick={() => confirming.mutate()}
        >
          It is mine
        </Button>
      </div>
    </Door>
  )
}
