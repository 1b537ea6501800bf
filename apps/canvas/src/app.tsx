import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { AccountPage } from './pages/account/account.tsx'
import { Dashboard } from './pages/dashboard/dashboard.tsx'
import { Lost, Trouble, Waiting } from './pages/lost.tsx'
import { InvitationPage } from './pages/invitation/invitation.tsx'
import { ConfirmEmail } from './pages/sign-in/confirm-email.tsx'
import { ForgotPassword } from './pages/sign-in/forgot-password.tsx'
import { ProviderReturn } from './pages/sign-in/provider-return.tsx'
import { ResetPassword } from './pages/sign-in/reset-password.tsx'
import { SignIn } from './pages/sign-in/sign-in.tsx'
import { addressOfPlace } from './routes.ts'
import { reasonOf, Refused } from './server/client.ts'
import { queryClient, useMe } from './server/queries.ts'
import { Notices } from './ui/notices.tsx'
import { TooltipProvider } from './ui/tooltip.tsx'
import { go, usePlace } from './use-place.ts'

/**
 * The editor's code comes while it is found out who is signed in. A suspended page would show it
 * no sooner than 300 ms after what stands there meanwhile.
 */
const useEditor = (enabled: boolean) =>
  useQuery({
    queryKey: ['editor'],
    staleTime: Infinity,
    gcTime: Infinity,
    queryFn: async () => (await import('./pages/editor/editor.tsx')).Editor,
    enabled,
  })

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider delayDuration={350}>
        <Pages />
        <Notices />
      </TooltipProvider>
    </QueryClientProvider>
  )
}

function Pages() {
  const place = usePlace()
  if (place.page === 'signIn' || place.page === 'register')
    return <SignIn key={place.page} how={place.page} next={place.next} />
  if (place.page === 'forgotPassword') return <ForgotPassword />
  if (place.page === 'resetPassword') return <ResetPassword />
  if (place.page === 'confirmEmail') return <ConfirmEmail />
  if (place.page === 'providerReturn') return <ProviderReturn />
  if (place.page === 'lost') return <Lost />
  return <SignedInPages />
}

function SignedInPages() {
  const place = usePlace()
  const me = useMe()
  const editor = useEditor(place.page === 'project')
  const signedOut = me.error instanceof Refused && me.error.status === 401
  useEffect(() => {
    if (!signedOut) return
    const next = location.pathname + location.search
    go(addressOfPlace({ page: next === '/' ? 'register' : 'signIn', next }), 'replace')
  }, [signedOut])
  if (me.isPending || signedOut) return <Waiting />
  if (me.isError) return <Trouble text={reasonOf(me.error)} onRetry={() => void me.refetch()} />
  if (place.page === 'dashboard') return <Dashboard user={me.data} shelf={place.shelf} />
  if (place.page === 'invitation') return <InvitationPage user={me.data} />
  if (place.page === 'account') return <AccountPage user={me.data} />
  if (place.page !== 'project') return <Lost />
  if (editor.isPending) return <Waiting />
  if (editor.isError)
    return <Trouble text={reasonOf(editor.error)} onRetry={() => void editor.refetch()} />
  const Editor = editor.data
  return <Editor key={place.project} project={place.project} user={me.data} />
}
