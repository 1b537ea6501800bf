import type { User } from '@drawbridge/protocol'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { reasonOf } from '../../server/client.ts'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { ChangePassword } from '../dashboard/change-password.tsx'
import { DeleteAccount } from '../dashboard/delete-account.tsx'
import { Trouble, Waiting } from '../lost.tsx'
import { ActivitySection } from './activity-section.tsx'
import { AddressSection } from './address-section.tsx'
import { AssistantSection } from './assistant-section.tsx'
import { ConnectionsSection } from './connections-section.tsx'
import { PasskeysSection } from './passkeys-section.tsx'
import { PreferencesSection } from './preferences-section.tsx'
import { useAccount } from './queries.ts'
import { SecondFactorSection } from './second-factor-section.tsx'
import { Section } from './section.tsx'
import { SignInsSection } from './sign-ins-section.tsx'

/** How somebody gets into their account, where they are in, and what happened. */
export function AccountPage({ user }: { readonly user: User }) {
  const account = useAccount()
  const [open, setOpen] = useState<'password' | 'delete' | null>(null)
  useEffect(() => {
    document.title = 'Your account · Drawbridge'
  }, [])
  if (account.isPending) return <Waiting />
  if (account.isError)
    return <Trouble text={reasonOf(account.error)} onRetry={() => void account.refetch()} />
  const close = (): void => setOpen(null)
  return (
    <div className="h-full overflow-y-auto">
      <header className="sticky top-0 z-10 flex h-12 items-center gap-2.5 border-b bg-surface px-4">
        <Link
          to="/"
          className="flex items-center gap-1.5 rounded-control px-2 py-1 text-text-2 hover:bg-hover"
        >
          <ArrowLeft size={14} aria-hidden /> All projects
        </Link>
      </header>
      <main className="mx-auto flex w-full max-w-[760px] flex-col gap-4 px-6 py-8">
        <h1 className="text-20 font-semibold">Your account</h1>
        <AddressSection account={account.data} />
        <Section
          title="Password"
          sentence={
            account.data.hasPassword
              ? 'A new one ends every other sign-in.'
              : 'You have none, and sign in otherwise.'
          }
          action={
            <Button onClick={() => setOpen('password')}>
              {account.data.hasPassword ? 'Change password' : 'Set a password'}
            </Button>
          }
        />
        <SecondFactorSection account={account.data} />
        <PasskeysSection account={account.data} />
        <ConnectionsSection account={account.data} />
        <AssistantSection />
        <SignInsSection />
        <PreferencesSection />
        <ActivitySection />
        <Section
          title="Delete the account"
          sentence="It goes with all its projects, and can’t be brought back."
          action={<Button onClick={() => setOpen('delete')}>Delete account</Button>}
        />
      </main>
      {open === 'password' && <ChangePassword user={user} onClose={close} />}
      {open === 'delete' && <DeleteAccount user={user} onClose={close} />}
    </div>
  )
}
