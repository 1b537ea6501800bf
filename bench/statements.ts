/**
 * Statements that the endpoints of the samples send to the database for one request, transactions
 * and all, with ten rows of each table and with a hundred: what grows with the rows is an N+1, and
 * ends the run with 1.
 */
import { SCENARIOS } from './statements/scenarios.ts'
import { statementsOf } from './statements/statements-of.ts'

const FEW = 10
const MANY = 100

process.stdout.write(`| request | ${FEW} rows | ${MANY} rows |\n|---|---|---|\n`)
for (const scenario of SCENARIOS) {
  const few = await statementsOf(scenario, FEW)
  const many = await statementsOf(scenario, MANY)
  for (const [index, { request, sent }] of few.entries()) {
    const more = many[index]?.sent ?? 0
    process.stdout.write(`| ${scenario.sample}: ${request} | ${sent} | ${more} |\n`)
    if (more > sent) process.exitCode = 1
  }
}
