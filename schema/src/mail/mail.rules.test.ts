import { describe, expect, it } from 'vitest';
import { boxOf, mailRules, mailsOwed, type Recipient, type Told } from './mail.rules.ts';
import { recipientOf, type StoredContact } from './recipients.ts';

const order = { id: 'ord_1', organisationId: 'org_1', placedById: 'usr_1', number: 'O-10001', noun: { type: 'ORDER' } } as const;

/** A line of an order that goes to a status. */
const line = (to: string, changes: Partial<Told> = {}): Told => ({
  kind: 'MOVED',
  noun: { type: 'ORDER_LINE' },
  root: order,
  id: 'oli_1',
  from: 'COMMITTED',
  to,
  values: {},
  comment: null,
  customerVisible: true,
  ...changes,
});

const request = (to: string, changes: Partial<Told> = {}): Told => {
  const root = { ...order, id: 'srq_1', number: 'SR-10001', noun: { type: 'SERVICE_REQUEST' } } as const;
  return line(to, { noun: { type: 'SERVICE_REQUEST' }, id: 'srq_1', root, ...changes });
};

const parcel = (to: string, changes: Partial<Told> = {}): Told => {
  const root = { ...order, id: 'pkg_1', number: 'P-10001', noun: { type: 'PACKAGE' } } as const;
  return line(to, { noun: { type: 'PACKAGE' }, id: 'pkg_1', root, ...changes });
};

describe('what is mailed', () => {
  it.each(['REJECTED', 'FIELD_SERVICE', 'INCOMPLETE'])('N-01 an order line that becomes %s needs only an address', (to) => {
    expect(boxOf(line(to))).toBe('BASIC');
  });

  it('N-01 a line that the carrier cancels is mailed, one that the customer cancels only with the box ticked', () => {
    expect(boxOf(line('CANCELLED', { values: { cancelledBy: 'CARRIER' } }))).toBe('BASIC');
    expect(boxOf(line('CANCELLED', { values: { cancelledBy: 'CUSTOMER' } }))).toBe('EXTENDED');
  });

  it('D-05 a line that the clock cancels is mailed like one that the carrier cancels', () => {
    expect(boxOf(line('CANCELLED', { values: { cancelledBy: 'SYSTEM' } }))).toBe('BASIC');
  });

  it.each(['COMMITTED', 'REGISTERED', 'ORDERED', 'TEST', 'DELIVERY', 'FINISHED', 'CLOSED', 'NEW'])(
    'N-04 D-15 an order line that becomes %s needs the box ticked',
    (to) => {
      expect(boxOf(line(to, { from: 'READY' }))).toBe('EXTENDED');
    },
  );

  it('N-04 the box covers every status of a service request and of a package', () => {
    expect(boxOf(request('IN_PROCESS'))).toBe('EXTENDED');
    expect(boxOf(parcel('RECEIVED'))).toBe('EXTENDED');
  });

  it.each(['RECEIVED', 'IN_PROCESS', 'INCOMPLETE', 'CUSTOMER_UPDATE', 'COMPLETED', 'CANCELLED', 'CUSTOMER_CLOSED'])(
    'N-06 a quote line that becomes %s needs only an address',
    (to) => {
      expect(boxOf(line(to, { noun: { type: 'QUOTE_LINE' } }))).toBe('BASIC');
    },
  );

  it('SR-22 SR-23 a request that becomes incomplete or completed needs only an address', () => {
    expect([boxOf(request('INCOMPLETE')), boxOf(request('COMPLETED'))]).toEqual(['BASIC', 'BASIC']);
  });

  it('SR-26 a request that the carrier cancels needs only an address', () => {
    expect(boxOf(request('CANCELLED', { values: { cancelledBy: 'CARRIER' } }))).toBe('BASIC');
    expect(boxOf(request('CANCELLED', { values: { cancelledBy: 'CUSTOMER' } }))).toBe('EXTENDED');
  });

  it('N-07 booking a package is mailed', () => {
    expect(boxOf(parcel('BOOKED', { kind: 'CREATED', from: null }))).toBe('BASIC');
  });

  it('P-21 a package that is shipped without documents is mailed, one with them only with the box ticked', () => {
    expect([boxOf(parcel('IN_TRANSIT'), true), boxOf(parcel('IN_TRANSIT'), false)]).toEqual(['BASIC', 'EXTENDED']);
  });

  it('P-10 a package that is not booked or stopped is mailed', () => {
    expect(boxOf(parcel('NOT_BOOKED', { kind: 'CREATED', from: null }))).toBe('BASIC');
    expect(boxOf(parcel('HOLD'))).toBe('BASIC');
  });

  it.each([
    ['M-22', 'APPOINTMENT', 'FAILED', 'BASIC'],
    ['TT-01', 'TROUBLE_TICKET', 'PENDING', 'BASIC'],
    ['TT-01', 'TROUBLE_TICKET', 'RESOLVED', 'BASIC'],
    ['N-04 D-15', 'TROUBLE_TICKET', 'IN_PROCESS', 'EXTENDED'],
    ['P-21', 'PURCHASE_RECEIPT', 'REJECTED', 'BASIC'],
    ['N-04 D-15', 'INVOICE', 'SETTLED', 'EXTENDED'],
    ['ISP-19 N-04', 'INSTALLED_PRODUCT', 'TERMINATED', 'EXTENDED'],
    ['N-01', 'APPOINTMENT', 'CONFIRMED', null],
    ['P-21', 'PURCHASE_RECEIPT', 'ACCEPTED', null],
  ] as const)('%s a %s that becomes %s is mailed as its row says: %s', (_rule, type, to, box) => {
    expect(boxOf(line(to, { noun: { type } }))).toBe(box);
  });

  it('N-12 a header that its lines changed has no row of its own', () => {
    expect(mailRules.map(({ noun }) => noun)).not.toContain('ORDER');
    expect(mailRules.map(({ noun }) => noun)).not.toContain('QUOTE');
  });

  it('INV-02 an invoice that is issued is told of', () => {
    expect(boxOf(line('ISSUED', { kind: 'CREATED', from: null, noun: { type: 'INVOICE' } }))).toBe('BASIC');
  });

  it('N-04 what is begun as a draft, or changed without a new status, is never mailed', () => {
    expect(boxOf(line('NEW', { kind: 'CREATED', from: null }))).toBeNull();
    expect(boxOf(line('INCOMPLETE', { kind: 'UPDATED', from: 'INCOMPLETE' }))).toBeNull();
  });

  it('D-19 what a customer must not see is not mailed either', () => {
    expect(boxOf(request('COMPLETED', { customerVisible: false }))).toBeNull();
  });
});

describe('how many mails', () => {
  const plain: Recipient = { addresses: ['post@north.example'], locale: 'nb', wantsAll: false };
  const to = (recipient: Recipient) => () => recipient;

  it('N-09 one mail lists everything that a transaction changed for an address', () => {
    const lines = ['oli_1', 'oli_2', 'oli_3'].map((id) => line('REJECTED', { id }));
    expect(mailsOwed(lines, to(plain))).toMatchObject([
      { to: 'post@north.example', changes: [{ id: 'oli_1' }, { id: 'oli_2' }, { id: 'oli_3' }] },
    ]);
  });

  it('N-09 one address in two spellings is one address', () => {
    const mails = mailsOwed([line('REJECTED'), line('REJECTED', { id: 'oli_2' })], (write) => ({
      ...plain,
      addresses: [write.id === 'oli_1' ? 'Post@North.example' : 'post@north.example'],
    }));
    expect(mails).toHaveLength(1);
  });

  it('N-03 several addresses each get their mail', () => {
    const mails = mailsOwed([line('REJECTED')], to({ ...plain, addresses: ['kari@north.example', 'orders@north.example'] }));
    expect(mails.map((mail) => mail.to)).toEqual(['kari@north.example', 'orders@north.example']);
  });

  it('N-04 without the box only the basic ones are in the mail', () => {
    const writes = [line('REJECTED'), line('ORDERED', { id: 'oli_2' })];
    expect(mailsOwed(writes, to(plain))[0]?.changes).toHaveLength(1);
    expect(mailsOwed(writes, to({ ...plain, wantsAll: true }))[0]?.changes).toHaveLength(2);
  });

  it('N-02 without an address one record says that nobody was told', () => {
    const mails = mailsOwed([line('REJECTED'), line('REJECTED', { id: 'oli_2' })], to({ ...plain, addresses: [] }));
    expect(mails).toMatchObject([{ to: null, changes: [{ id: 'oli_1' }, { id: 'oli_2' }] }]);
  });

  it('N-02 nothing is recorded for a change that owes no mail', () => {
    expect(mailsOwed([line('ORDERED')], to({ ...plain, addresses: [] }))).toEqual([]);
  });
});

describe('who gets it', () => {
  const stored = (changes: Partial<StoredContact> = {}): StoredContact => ({
    organisationId: 'org_1',
    organisationEmail: 'post@north.example',
    organisationLocale: 'nb',
    businessLines: ['WHOLESALE'],
    placedById: 'usr_1',
    userStatus: 'ACTIVE',
    userEmail: 'kari@private.example',
    userLocale: 'sv',
    groupEmails: [],
    notifyAllStatuses: false,
    ...changes,
  });

  it('D-14 the Group Email of the contact comes before the organisation’s address', () => {
    expect(recipientOf(stored({ groupEmails: ['a@north.example', ' b@north.example ', 'A@north.example'] }), false).addresses).toEqual([
      'A@north.example',
      'b@north.example',
    ]);
    expect(recipientOf(stored(), false).addresses).toEqual(['post@north.example']);
  });

  it('D-14 a wholesale user’s own address is not used', () => {
    expect(recipientOf(stored({ organisationEmail: null }), false).addresses).toEqual([]);
  });

  it('N-08 once the user is closed the organisation gets the mail, and the user’s box counts no more', () => {
    const recipient = recipientOf(stored({ userStatus: 'CLOSED', groupEmails: ['kari@north.example'], notifyAllStatuses: true }), false);
    expect(recipient).toEqual({ addresses: ['post@north.example'], locale: 'nb', wantsAll: false });
  });

  it('N-08 mails of a mailbox go to its holder', () => {
    expect(recipientOf(stored({ businessLines: ['MAILBOX'] }), true)).toMatchObject({ addresses: ['kari@private.example'], locale: 'sv' });
  });

  it('N-10 the language is the user’s where the user gets it, and the organisation’s where the organisation does', () => {
    expect(recipientOf(stored({ groupEmails: ['a@north.example'] }), false).locale).toBe('sv');
    expect(recipientOf(stored(), false).locale).toBe('nb');
  });
});
