process.stderr.write('Nothing crosses the bridge yet.\n')
process.exitCode = 2
