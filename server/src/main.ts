import {giveUp} from './failures.js';

// All that is made from here on, the files of the embedded database among it, is for this account alone.
process.umask(0o077);

// Each is loaded for itself: a command that is typed need not wait until all that serves is there.
if ((process.argv[2] ?? 'serve') === 'serve') {
  const {serve} = await import('./serve.js');
  await serve(process.env).catch((error: unknown) => giveUp('Không khởi động được', error));
} else {
  const {runCommand} = await import('./cli/run.js');
  await runCommand(process.argv.slice(2), process.env).catch((error: unknown) => giveUp('Không thực hiện được', error));
}
