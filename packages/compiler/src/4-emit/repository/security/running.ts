/** What is written down, where to, and for whom. */
export const LOG = `## The log

One line of JSON for each event, on standard output: \`time\` (milliseconds since 1970, UTC), \`level\` (30 to know, 40 to look at,
50 to mend), \`hostname\`, \`pid\`, \`reqId\` (which answers carry as \`requestId\`) and \`msg\`.

| Event | \`level\` | Says besides |
| --- | --- | --- |
| \`request\`: each, once it is answered | 30 | \`method\`, \`route\`, \`status\`, \`ms\`, \`ip\`, \`user\`; where it was refused \`why\` and the names of \`fields\` |
| the same: not signed in, not allowed, under a foreign name, too often (401, 403, 421, 429) | 40 | the same |
| somebody signed in, or changed how they do | 30 | \`account\` |
| a password, a code, a passkey or a provider's answer was wrong | 40 | \`account\`, where there is one |
| anything that went wrong here or with another service (5xx) | 50 | \`err\`, with where it happened |

No line has a body, a query, a header, a password or a token, unless a flow was drawn to log one; text of callers is data in it and never a line of its own.
Whoever runs this decides where standard output goes: to another machine, where this service can't change it, for
those alone who look after it, for as long as the law of the place allows (\`ip\` and \`user\` are personal).

Traces go to the collector that \`OTEL_EXPORTER_OTLP_ENDPOINT\` names, and nowhere where it is empty. They have routes, status, times,
functions with their lines, statements without values and hosts that are called: no path, query, header, body, user or row.
`

/** How long a library that has a hole may stay. */
export const LIBRARIES = `## Libraries

\`package-lock.json\` names every library with its version and the hash of its content; all come from the one registry that npm is set to, none
runs a script of its own when it is installed, and \`npm run sbom\` lists them all (CycloneDX). Look with \`npm audit\` and
\`npm outdated\` every week, and replace what has a hole that

- is critical or is being used: within 2 days;
- is high: within 7 days;
- is any other: within 30 days;

and everything else, Node.js too, within 90 days of a new version.
`
