// Runs a command that opens windows, also where there is no display: node scripts/display.mjs COMMAND [ARGUMENT…]
import { runInDisplay } from './virtualDisplay.mjs';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  process.stderr.write('Usage: node scripts/display.mjs COMMAND [ARGUMENT…]\n');
  process.exit(2);
}
process.exitCode = await runInDisplay(command, args);
