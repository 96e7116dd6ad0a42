interface Question {
  readonly number: number;
  readonly question: string;
  readonly given: unknown;
}

/** The other end of `startChild`: answers what the bench asks of this process, which ends with the bench. */
export function answerQuestions(answers: Readonly<Record<string, (given: never) => unknown>>): void {
  const answer = async ({ number, question, given }: Question): Promise<void> => {
    try {
      const answering = answers[question];
      if (answering === undefined) throw new Error(`nobody answers ${question}`);
      process.send?.({ number, answer: await answering(given as never) });
    } catch (error) {
      process.send?.({ number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  process.on('message', (message: Question) => void answer(message));
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => process.exit(0));
}
