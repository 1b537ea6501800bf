import { useId, type ComponentProps } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface FormDialogProps extends Omit<ComponentProps<typeof Dialog>, 'footer'> {
  /** What the button says that does it. */
  readonly action: string
  readonly look?: 'primary' | 'danger'
  /** What the button says that leaves everything as it is. */
  readonly cancel?: string
  readonly isReady?: boolean
  readonly onSubmit: (form: HTMLFormElement) => void
}

/** A dialog that asks for something: Enter does it too. */
export function FormDialog({
  action,
  look = 'primary',
  cancel = 'Cancel',
  isReady = true,
  onSubmit,
  children,
  ...dialog
}: FormDialogProps) {
  const id = useId()
  return (
    <Dialog
      {...dialog}
      footer={
        <>
          <Button onClick={dialog.onClose}>{cancel}</Button>
          <Button look={look} type="submit" form={id} disabled={!isReady}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit(event.currentTarget)
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
