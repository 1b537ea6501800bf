import { invalid } from '../../http/errors.ts'

/** The address to bring somebody to, who may have asked for one. Never one of somebody else's. */
export function returnTo(
  asked: string | undefined,
  places: readonly string[],
  publicUrl: string,
): string {
  const url = URL.parse(asked ?? places[0] ?? '', publicUrl)
  const isAllowed = places.some((place) => url !== null && isBelow(url, new URL(place, publicUrl)))
  if (url === null || url.username !== '' || url.password !== '' || !isAllowed)
    throw invalid('returnTo', 'is not a place that people may be brought to')
  return url.href
}

/** Adds to an address what is to be known there. */
export function withAnswer(address: string, answer: object): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, String(value))
  return url.href
}

function isBelow(url: URL, place: URL): boolean {
  if (url.protocol !== place.protocol || url.host !== place.host) return false
  return `${url.pathname}/`.startsWith(place.pathname.replace(/\/?$/, '/'))
}
