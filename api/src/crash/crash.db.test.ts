import { describeKills, mailing } from './kills.testing.ts';

describeKills(
  [
    { answers: 5, mailUnderWay: true, answerLost: true },
    { answers: 20, writing: mailing },
  ],
  300_000,
);
