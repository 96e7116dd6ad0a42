import fc from 'fast-check';

// Chance in `npm test` falls the same way every time, so that red means that something changed. `npm run test:all` tries others.

const given = process.env.SPORBAR_SEED;
if (given !== undefined) fc.configureGlobal({ seed: Number(given) });
else if (process.env.SPORBAR_TEST_LONG !== '1') fc.configureGlobal({ seed: 20_261_122 });
