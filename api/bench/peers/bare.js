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
  /** Transactions, each a list of statements between BEGIN and COMMIT; `$order` in a value names one of the rows given. */
  transact: async ({ statements, rows, atOnce }) => {
    const waiting = [...rows];
    const worker = async () => {
      const client = await pool.connect();
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        await client.query('BEGIN');
        for (const { name, text, values } of statements)
          await client.query({
            name,
            text,
            values: values.map((value) => (typeof value === 'string' && value.startsWith('$') ? row[value.slice(1)] : value)),
          });
        await client.query('COMMIT');
      }
      client.release();
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return rows.length;
  },
});
