import { Download } from 'lucide-react'
import { useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { notify } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { keepFile } from '../../ui/keep-file.ts'
import { Section } from './section.tsx'

/** What is kept of how somebody likes the studio, to take along. */
export function PreferencesSection() {
  const [busy, setBusy] = useState(false)
  const take = async (): Promise<void> => {
    const preferences = await call('readPreferences', {})
    const text = `${JSON.stringify(preferences, null, 2)}\n`
    keepFile(new Blob([text], { type: 'application/json' }), 'drawbridge-preferences.json')
  }
  return (
    <Section
      title="How you like the studio"
      sentence="How much is shown, and your own keyboard shortcuts. They are kept with the account."
      action={
        <Button
          icon={<Download size={14} />}
          disabled={busy}
          onClick={() => {
            setBusy(true)
            take()
              .catch((error: unknown) => notify({ tone: 'error', text: reasonOf(error) }))
              .finally(() => setBusy(false))
          }}
        >
          Download
        </Button>
      }
    />
  )
}
