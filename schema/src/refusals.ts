import { say, type Locale, type Params, type Words } from './words.ts';

/** Every code a refusal can carry. Programs rely on these; the texts may change (G-11). */
export const refusalCodes = {
  VALIDATION: 'Something given is missing or not acceptable; `problems` names each.',
  INVALID_TRANSITION: 'The object is not in a status from which this move is possible.',
  FORBIDDEN: 'You may see the object but not do this to it.',
  NOT_FOUND: 'There is no such object, or it is not yours to see.',
  CONFLICT: 'Somebody changed the object after you read it; read it again and decide anew.',
  UNAUTHENTICATED: 'You are not signed in, or your session or key has ended.',
  TECHNICAL_ERROR: 'Something failed on our side. Send it again with the same key: it is done once.',
  AVAILABILITY_RED: 'The end user cannot be connected.',
  AVAILABILITY_REQUIRED: 'An availability check must be run first.',
  BOOKING_REQUIRED: 'A technician must be booked first.',
  BOOKING_NOT_ALLOWED: 'No technician can be booked here.',
  REQUESTED_DATE_TOO_EARLY: 'The requested date is earlier than the product can be delivered.',
  LINE_LIMIT: 'The order holds as many lines as its type allows.',
  ACCESS_TYPE_CHANGE: 'Full and shared access cannot be exchanged this way.',
  AUTHORISATION_REQUIRED: 'The authorisation reference is missing.',
  USE_SERVICE_REQUEST: 'This can only be asked for by a service request.',
  DUPLICATE_SERVICE_REQUEST: 'An open request about the same matter exists already.',
  DUPLICATE_TROUBLE_TICKET: 'The product has an open trouble ticket already.',
  FILE_TOO_LARGE: 'The file is larger than 5,242,880 bytes.',
  FILE_TYPE: 'Files of this type are not taken.',
  QUOTE_REQUIRED: 'The product must be quoted before it can be ordered.',
  ADDRESS_IN_USE: 'An open booking uses the address.',
  MANUAL_PRICING_QUESTION: 'Some lines need manual pricing; confirm or decline it.',
  MANUAL_PRICING_DECLINED: 'The line was left unpriced, as you chose.',
  IDEMPOTENCY_MISMATCH: 'The idempotency key was used before with other input.',
  CURSOR_INVALID: 'The cursor is not one of this stream.',
  CURSOR_EXPIRED: 'The cursor is older than what is kept for delivery; read the state again.',
  RATE_LIMITED: 'Too many requests; wait and try again.',
} as const;

export type RefusalCode = keyof typeof refusalCodes;

export interface RefusalDef {
  readonly code: RefusalCode;
  /** The rule in docs/rules that says no. */
  readonly ruleId: string;
  readonly message: Words;
  /** What to do about it. */
  readonly hint: Words;
}

/** One reason for a no: where (JSON Pointer into the input), which rule, and whatever a program needs to act on it. */
export interface Problem {
  readonly def: RefusalDef;
  readonly path: string;
  readonly params: Params;
  /** The object it concerns, when the move covers several. */
  readonly objectId?: string | undefined;
  readonly data?: RefusalData | undefined;
}

/** What a program can act on, beyond the text. Each member belongs to the code named. */
export interface RefusalData {
  /** CONFLICT */ readonly currentVersion?: number;
  /** CONFLICT */ readonly changedAt?: Date;
  /** CONFLICT */ readonly changedBy?: string;
  /** INVALID_TRANSITION */ readonly from?: string;
  /** INVALID_TRANSITION: names of the moves that are possible now */ readonly allowed?: readonly string[];
  /** REQUESTED_DATE_TOO_EARLY */ readonly firstValidDate?: string;
  /** DUPLICATE_SERVICE_REQUEST, DUPLICATE_TROUBLE_TICKET, ADDRESS_IN_USE: the objects in the way */ readonly existingIds?: readonly string[];
  /** MANUAL_PRICING_QUESTION */ readonly lineIds?: readonly string[];
  /** USE_SERVICE_REQUEST */ readonly serviceRequest?: { readonly area: string; readonly topic: string; readonly reference: string };
  /** TECHNICAL_ERROR */ readonly retryable?: boolean;
  /** TECHNICAL_ERROR: false when it may have been done nevertheless */ readonly nothingChanged?: boolean;
}

type MakeProblem = (path: string, params?: Params, more?: { objectId?: string; data?: RefusalData }) => Problem;

/** Every refusal that was defined, for the tests that check the list itself. */
export const knownRefusals: RefusalDef[] = [];

/** Turns a table of refusals into functions that make the problem. */
export function refusalsOf<K extends string>(table: Record<K, RefusalDef>): Record<K, MakeProblem> {
  const made = {} as Record<K, MakeProblem>;
  for (const name of Object.keys(table) as K[]) {
    const def = table[name];
    knownRefusals.push(def);
    made[name] = (path, params = {}, more = {}) => ({ def, path, params, ...more });
  }
  return made;
}

export type Problems = readonly [Problem, ...Problem[]];

/** Carries a no out of a transaction, which rolls back. Caught by `transition`; never reaches a client as an error. */
export class Refused extends Error {
  readonly problems: Problems;
  constructor(problems: Problems) {
    super(problems.map((problem) => problem.def.code).join(', '));
    this.problems = problems;
  }
}

/** Goes on when there is nothing to object to. */
export function refuseIfAny(problems: readonly Problem[]): void {
  const [first, ...rest] = problems;
  if (first !== undefined) throw new Refused([first, ...rest]);
}

export const messageOf = (problem: Problem, locale: Locale): string => say(problem.def.message, locale, problem.params);
export const hintOf = (problem: Problem, locale: Locale): string => say(problem.def.hint, locale, problem.params);

/** The refusals that every noun shares. */
export const no = refusalsOf({
  unauthenticated: {
    code: 'UNAUTHENTICATED',
    ruleId: 'IA-03',
    message: { en: 'You are not signed in.', nb: 'Du er ikke logget inn.', sv: 'Du är inte inloggad.' },
    hint: {
      en: 'Sign in, or send a valid API key.',
      nb: 'Logg inn, eller send en gyldig API-nøkkel.',
      sv: 'Logga in, eller skicka en giltig API-nyckel.',
    },
  },
  notFound: {
    code: 'NOT_FOUND',
    ruleId: 'G-09',
    message: {
      en: 'This does not exist, or you may not see it.',
      nb: 'Dette finnes ikke, eller du har ikke tilgang til det.',
      sv: 'Detta finns inte, eller så har du inte åtkomst till det.',
    },
    hint: { en: 'Check the id.', nb: 'Kontroller id-en.', sv: 'Kontrollera id:t.' },
  },
  forbidden: {
    code: 'FORBIDDEN',
    ruleId: 'G-09',
    message: { en: 'Your access does not include this.', nb: 'Tilgangen din omfatter ikke dette.', sv: 'Din åtkomst omfattar inte detta.' },
    hint: {
      en: 'Ask your superuser who may do it.',
      nb: 'Spør superbrukeren din hvem som kan gjøre det.',
      sv: 'Fråga din superanvändare vem som får göra det.',
    },
  },
  forSystemsOnly: {
    code: 'FORBIDDEN',
    ruleId: 'IA-03',
    message: {
      en: 'While the status is {status}, only the carrier’s systems do this.',
      nb: 'Så lenge status er {status}, er det bare leverandørens systemer som gjør dette.',
      sv: 'Så länge status är {status} är det bara leverantörens system som gör detta.',
    },
    hint: {
      en: 'Leave it to them, or handle it manually first.',
      nb: 'Overlat det til dem, eller ta saken til manuell behandling først.',
      sv: 'Överlåt det till dem, eller ta ärendet till manuell hantering först.',
    },
  },
  keyReadsOnly: {
    code: 'FORBIDDEN',
    ruleId: 'IA-03',
    message: {
      en: 'The API key may read and nothing more.',
      nb: 'API-nøkkelen kan bare lese.',
      sv: 'API-nyckeln får bara läsa.',
    },
    hint: {
      en: 'Use a key that may also order.',
      nb: 'Bruk en nøkkel som også kan bestille.',
      sv: 'Använd en nyckel som också får beställa.',
    },
  },
  keyIsNarrowed: {
    code: 'FORBIDDEN',
    ruleId: 'IA-03',
    message: {
      en: 'The API key is limited to other kinds of objects.',
      nb: 'API-nøkkelen er begrenset til andre typer objekter.',
      sv: 'API-nyckeln är begränsad till andra typer av objekt.',
    },
    hint: {
      en: 'Use a key whose scopes include everything this changes.',
      nb: 'Bruk en nøkkel som omfatter alt dette endrer.',
      sv: 'Använd en nyckel som omfattar allt som detta ändrar.',
    },
  },
  conflict: {
    code: 'CONFLICT',
    ruleId: 'G-06',
    message: {
      en: 'This was changed after you opened it.',
      nb: 'Dette ble endret etter at du åpnet det.',
      sv: 'Detta ändrades efter att du öppnade det.',
    },
    hint: {
      en: 'Look at what changed, then try again.',
      nb: 'Se hva som er endret, og prøv igjen.',
      sv: 'Se vad som har ändrats och försök igen.',
    },
  },
  invalidTransition: {
    code: 'INVALID_TRANSITION',
    ruleId: 'G-08',
    message: {
      en: 'This cannot be done while the status is {status}.',
      nb: 'Dette kan ikke gjøres når status er {status}.',
      sv: 'Detta kan inte göras när status är {status}.',
    },
    hint: {
      en: 'Read availableMoves for what can be done now.',
      nb: 'Les availableMoves for å se hva som kan gjøres nå.',
      sv: 'Läs availableMoves för att se vad som kan göras nu.',
    },
  },
  idempotencyMismatch: {
    code: 'IDEMPOTENCY_MISMATCH',
    ruleId: 'G-06',
    message: {
      en: 'This idempotency key was used before with other input.',
      nb: 'Denne idempotensnøkkelen er brukt før med andre data.',
      sv: 'Den här idempotensnyckeln har använts tidigare med andra uppgifter.',
    },
    hint: {
      en: 'Use a new key for a new request.',
      nb: 'Bruk en ny nøkkel for et nytt kall.',
      sv: 'Använd en ny nyckel för ett nytt anrop.',
    },
  },
  technical: {
    code: 'TECHNICAL_ERROR',
    ruleId: 'G-04',
    message: {
      en: 'Something failed on our side. Nothing was changed.',
      nb: 'Noe sviktet hos oss. Ingenting er endret.',
      sv: 'Något gick fel hos oss. Inget har ändrats.',
    },
    hint: { en: 'Try again in a moment.', nb: 'Prøv igjen om litt.', sv: 'Försök igen om en stund.' },
  },
  unsettled: {
    code: 'TECHNICAL_ERROR',
    ruleId: 'G-04',
    message: {
      en: 'Something failed on our side at the last moment. It may have been done.',
      nb: 'Noe sviktet hos oss i siste øyeblikk. Det kan være utført.',
      sv: 'Något gick fel hos oss i sista stund. Det kan vara utfört.',
    },
    hint: {
      en: 'Look before you try again, or send it again with the same idempotency key: it is done once.',
      nb: 'Se etter før du prøver igjen, eller send det på nytt med samme idempotensnøkkel: det utføres én gang.',
      sv: 'Titta efter innan du försöker igen, eller skicka det på nytt med samma idempotensnyckel: det utförs en gång.',
    },
  },
  required: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: { en: 'This is required.', nb: 'Dette må fylles ut.', sv: 'Detta måste fyllas i.' },
    hint: { en: 'Fill it in and try again.', nb: 'Fyll det ut og prøv igjen.', sv: 'Fyll i det och försök igen.' },
  },
  tooLong: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: { en: 'At most {max} characters are allowed.', nb: 'Høyst {max} tegn er tillatt.', sv: 'Högst {max} tecken är tillåtna.' },
    hint: { en: 'Shorten the text.', nb: 'Forkort teksten.', sv: 'Förkorta texten.' },
  },
  tooMany: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: { en: 'A list has at most {max} rows.', nb: 'En liste har høyst {max} rader.', sv: 'En lista har högst {max} rader.' },
    hint: { en: 'Send them in several requests.', nb: 'Send dem i flere forespørsler.', sv: 'Skicka dem i flera anrop.' },
  },
  tooDeep: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: {
      en: 'Values are nested at most {max} levels deep.',
      nb: 'Verdier kan nøstes i høyst {max} nivåer.',
      sv: 'Värden får nästlas i högst {max} nivåer.',
    },
    hint: { en: 'Flatten the value.', nb: 'Gjør verdien flatere.', sv: 'Gör värdet plattare.' },
  },
  unacceptableText: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: {
      en: 'The text holds characters that cannot be stored.',
      nb: 'Teksten har tegn som ikke kan lagres.',
      sv: 'Texten har tecken som inte kan lagras.',
    },
    hint: { en: 'Remove control characters.', nb: 'Fjern kontrolltegn.', sv: 'Ta bort kontrolltecken.' },
  },
  notADate: {
    code: 'VALIDATION',
    ruleId: 'G-01',
    message: { en: 'This is not a calendar date.', nb: 'Dette er ikke en gyldig dato.', sv: 'Detta är inte ett giltigt datum.' },
    hint: { en: 'Write it as 2026-10-21.', nb: 'Skriv den som 2026-10-21.', sv: 'Skriv det som 2026-10-21.' },
  },
});
