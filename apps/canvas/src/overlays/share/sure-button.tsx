import { useState } from 'react'
import { Button } from '../../ui/button.tsx'

interface SureButtonProps {
  readonly label: string
  /** What it says once it was pressed: pressing it again does it. */
  readonly sure: string
  readonly onSure: () => void
}

/** For what can't be taken back by oneself. */
export function SureButton({ label, sure, onSure }: SureButtonProps) {
  const [armed, setArmed] = useState(false)
  return (
    <Button
      size={28}
      look={armed ? 'danger' : 'quiet'}
      onBlur={() => setArmed(false)}
      onClick={() => {
        setArmed(!armed)
        if (armed) onSure()
      }}
    >
      {armed ? sure : label}
    </Button>
  )
}
