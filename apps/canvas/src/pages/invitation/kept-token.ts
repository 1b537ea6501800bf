const KEY = 'drawbridge.invitation'

/**
 * What stands behind # in an invitation is put aside for this tab as soon as the page is there:
 * signing in may lead elsewhere meanwhile, and no address that a server sees holds it.
 */
export function keepToken(): void {
  const token = location.hash.slice(1)
  if (token === '') return
  sessionStorage.setItem(KEY, token)
  history.replaceState(null, '', location.pathname)
}

export const keptToken = (): string => sessionStorage.getItem(KEY) ?? ''

export const forgetToken = (): void => sessionStorage.removeItem(KEY)
