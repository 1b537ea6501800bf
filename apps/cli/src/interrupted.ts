/** Resolves at the first Ctrl-C or request to end, so that what was started can be stopped. */
export function interrupted(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve('interrupted'))
  })
}
