import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Dashboard } from './pages/dashboard/dashboard.tsx'
import { Lost, Trouble, Waiting } from './pages/lost.tsx'
import { SignIn } from './pages/sign-in.tsx'
import { addressOfPlace } from './routes.ts'
import { reasonOf, Refused } from './server/client.ts'
import { queryClient, useMe } from './server/queries.ts'
import { Notices } from './ui/notices.tsx'
import { TooltipProvider } from './ui/tooltip.tsx'
import { go, usePlace } from './use-place.ts'

const Editor = lazy(() =>
  import('./pages/editor/editor.tsx').then(({ Editor: page }) => ({ default: page })),
)

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
  if (place.page === 'lost') return <Lost />
  return <SignedInPages />
}

function SignedInPages() {
  const place = usePlace()
  const me = useMe()
  const signedOut = me.error instanceof Refused && me.error.status === 401
  useEffect(() => {
    if (!signedOut) return
    const next = location.pathname + location.search
    go(addressOfPlace({ page: next === '/' ? 'register' : 'signIn', next }), 'replace')
  }, [signedOut])
  if (me.isPending || signedOut) return <Waiting />
  if (me.isError) return <Trouble text={reasonOf(me.error)} onRetry={() => void me.refetch()} />
  if (place.page === 'dashboard') return <Dashboard user={me.data} shelf={place.shelf} />
  if (place.page !== 'project') return <Lost />
  return (
    <Suspense fallback={<Waiting />}>
      <Editor key={place.project} project={place.project} user={me.data} />
    </Suspense>
  )
}
