/** Of an answer, by how it went: well, refused, failed. */
export const statusColour = (status: number): string =>
  status < 400 ? 'text-ok' : status < 500 ? 'text-warning' : 'text-error'
