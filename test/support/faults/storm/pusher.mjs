// Pushes as a process of the program does, through the real outbox and registry; it is there to be killed.
// One argument, JSON: {file, how: 'one by one' | 'together', expireSeconds, pushes: [{key, subjects, actions}]}.
import {openWorkspace} from '../../../../dist/lib/cli/session.js';

const {file, how, expireSeconds, pushes} = JSON.parse(process.argv[2]);
const work = await openWorkspace({
  file,
  passphrase: () => Promise.resolve(process.env.COOPCTL_PASSPHRASE),
  onStep: () => undefined,
});
const codes = [];

/** Waits for the block; what the outbox says against it is told at the end. */
async function settle({id}) {
  const outbox = await work.outbox();
  await outbox.wait(id, 'included', {timeoutMs: 15_000}).catch(note);
}

function note(error) {
  if (error.code === undefined || error.kind === undefined) throw error;
  codes.push(error.code);
}

try {
  const outbox = await work.outbox();
  const signers = [await work.signer()];
  const submissions = pushes.map((push) => ({...push, signers, expireSeconds}));
  if (how === 'together') {
    for (const {entry, refusal} of await outbox.submitAll(submissions)) {
      if (refusal) note(refusal);
      else await settle(entry);
    }
  } else {
    for (const submission of submissions) {
      try {
        await settle((await outbox.submit(submission)).entry);
      } catch (error) {
        note(error);
      }
    }
  }
} catch (error) {
  note(error);
} finally {
  work.registry.close();
}
process.stdout.write(`${JSON.stringify({codes}, null, 2)}\n`);
process.exitCode = codes.length > 0 ? 6 : 0;
