/** What to do in the folder of an emitted repository to see it run, in this order. */
export const RUN_COMMANDS = ['npm ci', 'npm run setup', 'npm start'] as const
