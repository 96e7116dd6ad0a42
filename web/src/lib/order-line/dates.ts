/** The first date a product can be delivered on: today is day 0 (O-06). The API decides; this is for the hint before it is asked. */
export function firstDateOf(today: string, leadTimeDays: number): string {
  const date = new Date(`${today}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + leadTimeDays);
  return date.toISOString().slice(0, 10);
}
