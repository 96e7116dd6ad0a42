import type { ServiceRequestStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { personId, type PersonName } from '../people.ts';
import type { Stage } from '../walk/stage.ts';
import { Walk } from '../walk/walk.ts';
import { requestMatters, type RequestMatter } from './request-words.ts';

interface RequestAnswer {
  readonly serviceRequest: {
    readonly id: string;
    readonly number: string;
    readonly version: number;
    readonly status: ServiceRequestStatus;
  };
}

export type Subject = keyof (typeof requestMatters)['NO'];

/** Who answers what. */
const desks: Readonly<Record<Subject, PersonName>> = {
  delivery: 'anne',
  portal: 'pal',
  invoice: 'berit',
  quote: 'sverre',
  forwarding: 'walter',
  newUser: 'unni',
};

/** What a request is raised from; an order and a quote give the sub-area as well (SR-32). */
const raisedFrom: Readonly<Partial<Record<Subject, { kind: 'ORDER' | 'QUOTE' | 'INVOICE' | 'PACKAGE'; givesSubArea?: true }>>> = {
  delivery: { kind: 'ORDER', givesSubArea: true },
  quote: { kind: 'QUOTE', givesSubArea: true },
  invoice: { kind: 'INVOICE' },
  forwarding: { kind: 'PACKAGE' },
};

/** A service request on its way. */
export class RequestWalk extends Walk {
  readonly subject: Subject;
  readonly matter: RequestMatter;
  /** Who of the carrier answers it. */
  #desk: PersonName = 'anne';
  #request: RequestAnswer['serviceRequest'] = { id: '', number: '', version: 0, status: 'NEW' };

  constructor(stage: Stage, name: string, customer: PersonName, subject: Subject) {
    super(stage, `request ${name}`, customer);
    this.subject = subject;
    this.matter = this.dice.pick(requestMatters[this.country][subject]);
  }

  get number(): string {
    return this.#request.number;
  }

  get status(): ServiceRequestStatus {
    return this.#request.status;
  }

  /** Raised from something of the customer's that nobody has written about yet; in the customer's own words where there is nothing. */
  async create(): Promise<void> {
    const { area, subArea, topic, description } = this.matter;
    const from = raisedFrom[this.subject];
    const objectId = from === undefined ? undefined : this.stage.notebook.take(from.kind, this.customer);
    const isHomeless = from !== undefined && objectId === undefined;
    const inOwnWords = {
      area: isHomeless ? 'OTHER' : area,
      subArea: isHomeless ? 'GENERAL' : subArea,
      referenceKind: 'OTHER',
      referenceValue: `${this.customer} ${this.dice.digits(4)}`,
    };
    const raised = { area, objectId, topic, ...(from?.givesSubArea === true ? {} : { subArea }) };
    this.#remember(
      await this.stage.act<RequestAnswer>(personId(this.customer), 'createServiceRequest', {
        description,
        ...(objectId === undefined ? inOwnWords : raised),
      }),
    );
    this.#desk = isHomeless ? 'anne' : desks[this.subject];
  }

  /** The customer moves it. */
  async move(move: string, input: object = {}): Promise<void> {
    this.#remember(await this.moveOn<RequestAnswer>(this.customer, move, this.#request, input));
  }

  /** The desk that has it moves it. */
  async answer(move: string, input: object = {}): Promise<void> {
    this.#remember(await this.moveOn<RequestAnswer>(this.#desk, move, this.#request, input));
  }

  #remember({ serviceRequest }: RequestAnswer): void {
    this.#request = serviceRequest;
  }
}
