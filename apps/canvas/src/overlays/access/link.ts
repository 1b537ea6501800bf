import { show } from '../../stores/session.ts'

const MARK = '#access'

/** What “who may do what” is opened at by the address: `#access=GET /tasks`; null where it is not. */
function linked(): string | null {
  const [mark, about = ''] = location.hash.split('=')
  if (mark !== MARK) return null
  try {
    return decodeURIComponent(about)
  } catch {
    return ''
  }
}

/** Makes the address lead to what is looked at now, or to nothing of it. */
export function linkAccess(about: string | null): void {
  const hash = about === null ? '' : about === '' ? MARK : `${MARK}=${encodeURIComponent(about)}`
  history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`)
}

/** Opens what the address leads to, now and when it changes. */
export function followAccessLinks(): () => void {
  const follow = (): void => {
    const about = linked()
    if (about !== null) show({ type: 'access', about })
  }
  follow()
  window.addEventListener('hashchange', follow)
  return () => window.removeEventListener('hashchange', follow)
}
