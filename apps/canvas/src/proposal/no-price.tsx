import { go } from '../use-place.ts'
import { Button } from '../ui/button.tsx'

/** Offers to name what tokens cost, where nobody has. */
export function NoPrice() {
  return (
    <p className="flex flex-wrap items-center gap-2 text-text-2">
      No price is set for its tokens.
      <Button size={24} onClick={() => go('/account')}>
        Set one on your account page
      </Button>
    </p>
  )
}
