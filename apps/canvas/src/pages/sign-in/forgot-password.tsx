import { useMutation } from '@tanstack/react-query'
import { call, reasonOf, Refused } from '../../server/client.ts'
import { Button } from '../../ui/button.tsx'
import { CONTROL, Labelled } from '../../ui/fields.tsx'
import { formText } from '../../ui/form-text.ts'
import { BackToSignIn, Door } from './door.tsx'

/** Asks for a link by mail. What it says tells nobody who has an account. */
export function ForgotPassword() {
  const asking = useMutation({
    mutationFn: (email: string) => call('forgotPassword', { body: { email } }),
  })
  const { error } = asking
  if (asking.isSuccess)
    return (
      <Door
        title="Look into your mail"
        sentence="If there is an account with this address, a link is on its way. It is good for half an hour."
      >
        <BackToSignIn />
      </Door>
    )
  return (
    <Door
      title="A new password"
      sentence="We send a link with which you choose one to the address of your account."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          asking.mutate(formText(event.currentTarget, 'email').trim())
        }}
      >
        <Labelled
          label="Email"
          error={
            error instanceof Refused && 'email' in error.fields
              ? error.fields['email']
              : error
                ? reasonOf(error)
                : undefined
          }
        >
          {(ids) => (
            <input
              {...ids}
              name="email"
              type="email"
              autoComplete="username"
              required
              autoFocus
              className={`${CONTROL} h-10`}
            />
          )}
        </Labelled>
        <Button look="primary" size={40} type="submit" disabled={asking.isPending}>
          Send the link
        </Button>
      </form>
      <BackToSignIn />
    </Door>
  )
}
