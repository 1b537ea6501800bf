import type { User } from '@drawbridge/protocol'
import { KeyRound, LogOut, MonitorOff, SunMoon, UserCog, UserX } from 'lucide-react'
import { useState } from 'react'
import { useKeys } from '../../actions/keys.ts'
import { themeAction } from '../../actions/theme.ts'
import { call } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'
import { Menu } from '../../ui/menu.tsx'
import { toggleTheme } from '../../theme.ts'
import { go } from '../../use-place.ts'
import { ChangePassword } from './change-password.tsx'
import { DeleteAccount } from './delete-account.tsx'

async function leave(how: 'logout' | 'logoutEverywhere'): Promise<void> {
  await call(how, {})
  queryClient.clear()
  go('/sign-in')
}

/** Who is signed in, and the ways out. */
export function AccountMenu({ user }: { readonly user: User }) {
  const name = user.name || user.email
  const keyOf = useKeys()
  const [deleting, setDeleting] = useState(false)
  const [changing, setChanging] = useState(false)
  return (
    <>
      {deleting && <DeleteAccount user={user} onClose={() => setDeleting(false)} />}
      {changing && <ChangePassword user={user} onClose={() => setChanging(false)} />}
      <Menu
        align="end"
        rows={[
          [
            {
              label: 'Light or dark',
              icon: <SunMoon size={14} />,
              shortcut: keyOf(themeAction),
              onSelect: toggleTheme,
            },
            {
              label: 'Your account…',
              icon: <UserCog size={14} />,
              onSelect: () => go('/account'),
            },
            {
              label: 'Change password…',
              icon: <KeyRound size={14} />,
              onSelect: () => setChanging(true),
            },
          ],
          [
            {
              label: `Sign out ${user.email}`,
              icon: <LogOut size={14} />,
              onSelect: () => void leave('logout'),
            },
            {
              label: 'Sign out everywhere',
              icon: <MonitorOff size={14} />,
              onSelect: () => void leave('logoutEverywhere'),
            },
          ],
          [
            {
              label: 'Delete account…',
              icon: <UserX size={14} />,
              danger: true,
              onSelect: () => setDeleting(true),
            },
          ],
        ]}
      >
        <button
          type="button"
          aria-label={`Account of ${name}`}
          className="flex size-7 items-center justify-center rounded-full bg-accent/14 text-12 font-semibold text-accent"
        >
          {name.charAt(0).toUpperCase()}
        </button>
      </Menu>
    </>
  )
}
