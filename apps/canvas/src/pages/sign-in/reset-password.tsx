import { useMutation } from '@tanstack/react-query'
import { call, reasonOf } from '../../server/client.ts'
import { Button } from '../../ui/button.tsx'
import { CONTROL, Labelled } from '../../ui/fields.tsx'
import { formText } from '../../ui/form-text.ts'
import { BackToSignIn, Door } from './door.tsx'

/** Where a link leads that replaces a password. Opening it uses nothing up: programs open links too. */
export function ResetPassword() {
  const setting = useMutation({
    mutationFn: (password: string) =>
      call('resetPassword', { body: { token: location.hash.slice(1), password } }),
  })
  if (setting.isSuccess)
    return (
      <Door
        title="Your password is changed"
        sentence="Everywhere that you were signed in, you are not any more."
      >
        <BackToSignIn />
      </Door>
    )
  return (
    <Door title="Choose a new password" sentence="It ends every sign-in of your account.">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setting.mutate(formText(event.currentTarget, 'password'))
        }}
      >
        <Labelled
          label="New password"
          hint="At least 15 characters. A few words in a row are easy to remember."
          error={setting.error ? reasonOf(setting.error) : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              name="password"
              type="password"
              autoComplete="new-password"
              required
              autoFocus
              className={`${CONTROL} h-10`}
            />
          )}
        </Labelled>
        <Button look="primary" size={40} type="submit" disabled={setting.isPending}>
          Change the password
        </Button>
      </form>
      <BackToSignIn />
    </Door>
  )
}
