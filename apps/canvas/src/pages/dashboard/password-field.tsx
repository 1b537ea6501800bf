import { Labelled, TextInput } from '../../ui/fields.tsx'

interface PasswordFieldProps {
  readonly label: string
  readonly which: 'current-password' | 'new-password'
  readonly value: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly first?: boolean
  readonly onChange: (password: string) => void
}

/** A password, with what a password manager wants to know of it. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, which, value, hint, error, first, onChange } = props
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ids) => (
        <TextInput
          {...ids}
          type="password"
          autoComplete={which}
          data-autofocus={first}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
