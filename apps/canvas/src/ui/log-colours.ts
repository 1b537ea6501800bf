/** Of a line of a log, by its level. */
export const LOG_COLOURS = {
  info: 'text-text-2',
  warning: 'text-warning',
  error: 'text-error',
} as const
