import { describeKills, mailing } from './kills.testing.ts';

const round = [
  { answers: 10, answerLost: true },
  { answers: 30, writing: mailing },
  { answers: 3, mailUnderWay: true, answerLost: true },
  { answers: 1 },
] as const;

describeKills([...round, ...round, ...round], 1_200_000);
