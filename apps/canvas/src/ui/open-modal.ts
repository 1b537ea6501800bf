/**
 * Opens a dialog, with the focus where typing begins: on what is marked `data-autofocus`. (React's
 * own `autoFocus` comes before the dialog is open, when nothing in it can have the focus.)
 */
export function openModal(dialog: HTMLDialogElement | null): void {
  if (!dialog || dialog.open) return
  dialog.showModal()
  dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
}
