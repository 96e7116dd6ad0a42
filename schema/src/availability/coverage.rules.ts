import type { Colour, LineAccess } from '@sporbar/prisma/generated/client/enums.ts';

/** What the carrier's network says about a product on a line. */
export interface LineFacts {
  /** Metres of copper to the exchange. */
  readonly metres: number;
  /** From which date the product is built at the exchange, and for how many; null where it is not planned. */
  readonly built: { readonly builtOn: string; readonly ports: number } | null;
  /** How far the product works at the speed asked for; null where nobody has measured it. */
  readonly reach: { readonly sureMetres: number; readonly metres: number } | null;
  /** Ports of the product at the exchange that are taken: by what is installed and by orders under way. */
  readonly takenPorts: number;
  /** What is on the line already. */
  readonly used: readonly (LineAccess | null)[];
  /** How much of the line the product needs. */
  readonly access: LineAccess | null;
}

/** A line carries one product, or shares its frequencies: what needs all of it does not go with another, nor beside it. */
const isOccupied = ({ used, access }: LineFacts): boolean =>
  access === 'FULL' ? used.some((other) => other !== null) : used.includes('FULL') || (access === 'SHARED' && used.includes('SHARED'));

/** K-06, K-08, K-09: GREEN where it surely works, RED where it cannot, YELLOW where only a measurement would tell. */
export function colourOf(line: LineFacts, today: string): Colour {
  const { built, reach, metres } = line;
  if (built === null || built.builtOn > today || line.takenPorts >= built.ports || isOccupied(line)) return 'RED';
  if (reach === null) return 'YELLOW';
  if (metres > reach.metres) return 'RED';
  return metres > reach.sureMetres ? 'YELLOW' : 'GREEN';
}
