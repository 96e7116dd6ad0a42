import pg from 'pg';
import { answerQuestions } from '../measure/answering.ts';

// The limit below every API: statements through bare `pg`, prepared, and nothing around them.
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE, max: 10 });

answerQuestions({
  /** Statements again and again, their rows made into JSON as an API must. */
  repeat: async ({ statements, atOnce, forMs }) => {
    const end = performance.now() + forMs;
    let count = 0;
    let bytes = 0;
    const caller = async () => {
      while (performance.now() < end) {
        const answers = await Promise.all(statements.map((statement) => pool.query(statement)));
        bytes = JSON.stringify(answers.map(({ rows }) => rows)).length;
        count += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, caller));
    return { count, bytes };
  },
  /** The rows of the statements once, then nothing but their JSON. */
  stringify: async ({ statements, forMs }) => {
    const answers = await Promise.all(statements.map((statement) => pool.query(statement)));
    const rows = answers.map((answer) => answer.rows);
    const end = performance.now() + forMs;
    let count = 0;
    let bytes = 0;
    for (; performance.now() < end; count += 1) bytes = JSON.stringify(rows).length;
    return { count, bytes };
  },
  /** Transactions of the same statements, BEGIN and COMMIT among them, each with values of its own. Whatever takes values is prepared. */
  transact: async ({ texts, values, atOnce }) => {
    const waiting = [...values];
    const worker = async () => {
      const client = await pool.connect();
      for (let given = waiting.shift(); given !== undefined; given = waiting.shift())
        for (const [index, text] of texts.entries())
          await client.query(given[index].length === 0 ? text : { name: `move ${index}`, text, values: given[index] });
      client.release();
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return values.length;
  },
});
