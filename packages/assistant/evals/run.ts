// `npm run evals`: what the planner makes of the prompts of `dev/`; with `--held`, of those that
// are set aside; with `--all`, every prompt that is not drawn without a fault is shown; with
// `--times 3`, each is put so many times. A language model is put them where EVALS_MODEL names one.
import { parseArgs } from 'node:util'
import { modelOf, modelPlanner } from './model-planner.ts'
import { ownPlanner } from './planner.ts'
import { readCases } from './read-cases.ts'
import { report } from './report.ts'
import { scoreAll } from './score.ts'

const { values } = parseArgs({
  options: {
    held: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    times: { type: 'string' },
  },
})
const model = modelOf(process.env)
const hear = (trouble: string): void => void process.stderr.write(`${trouble}\n`)
const planner = model === undefined ? ownPlanner : modelPlanner(model, hear)
// The planner without a key says the same each time.
const asked = Math.trunc(Number(values.times ?? (model === undefined ? 1 : 3)))
const times = asked >= 1 ? asked : 1
const scored = await scoreAll(readCases(values.held ? 'held' : 'dev'), planner, times)
// Whoever saw what is wrong with a prompt that is set aside would tune on it.
const shown = values.held ? 0 : values.all ? Infinity : undefined
process.stdout.write(`${report(scored, times, shown)}\n`)
