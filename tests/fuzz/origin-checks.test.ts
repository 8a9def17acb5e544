import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { correct, damaged, expectSilence, expectWitness } from './verdicts.ts';

/** In all: the same ones each time, so that nobody's change fails by chance. More and others in a long run: `npm run test:fuzz`. */
const asked = process.env['CORS_FUZZ_RUNS'];
const runs = Number(asked ?? 500);
const half = { numRuns: Math.ceil(runs / 2), ...(asked === undefined ? { seed: 20_261_125 } : {}) };
const timeout = 60_000 + runs * 200;

const tally = { correct: 0, damaged: 0, wrong: 0, reported: 0 };

describe('a generated server', { timeout }, () => {
  afterAll(() => console.log(`${tally.correct} correct servers; ${tally.damaged} damaged ones, ${tally.wrong} of them let in an origin that was tried, ${tally.reported} were reported`));

  it('that lets in the origins of its author alone is not reported', async () => {
    await fc.assert(fc.asyncProperty(correct, async (program) => {
      await expectSilence(program);
      tally.correct += 1;
    }), half);
  });

  it('that lets in somebody else is reported by the rule for that, with an origin that passes', async () => {
    await fc.assert(fc.asyncProperty(damaged, async (program) => {
      const { wrong, reported } = await expectWitness(program);
      tally.damaged += 1;
      if (wrong) tally.wrong += 1;
      if (reported) tally.reported += 1;
    }), half);
  });
});
