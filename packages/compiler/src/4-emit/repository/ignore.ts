export const GITIGNORE = `node_modules/
.env
data/
*.log
`

/** Whatever an image doesn't need, and above all what it must not hold. */
export const DOCKERIGNORE = `.git
.gitignore
.env
.env.*
node_modules
data
test
drawbridge
*.md
Dockerfile
compose.yaml
`
