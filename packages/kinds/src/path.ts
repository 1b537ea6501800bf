/** A path of our own routes: `/api/v1`. */
const PATH = /^(?:\/[a-z0-9]+(?:-[a-z0-9]+)*){1,8}$/

export function isPath(text: string): boolean {
  return PATH.test(text)
}
