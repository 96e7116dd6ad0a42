import type { Grant } from '@sporbar/prisma/generated/client/enums.ts';
import { foundUser } from '@sporbar/schema/identity/founding.ts';
import { at, ofType, type Ref, type Stage, type Stop, type Walk } from './stage.testing.ts';

async function* invoices(stage: Stage): AsyncGenerator<Stop> {
  const { north } = stage.served.people;
  const issue = async (organisationId: string): Promise<Ref> => {
    const lines = [{ text: 'Freight', quantity: 1, unitAmountMinor: 5000 }];
    return ofType(await stage.create('BILLING', 'issueInvoice', { organisationId, lines }), 'INVOICE');
  };
  const one = await issue(north.id);
  yield at('issued', one);
  await stage.bring('BILLING', 'recordPayment', one);
  yield at('paid in part', one);
  await stage.bring('BILLING', 'recordPayment', one);
  await stage.bring('BILLING', 'recordPayment', one, { amountMinor: 1000 });
  yield at('paid', one);
  const other = await issue(stage.everyone.mari.organisationId);
  yield at('issued to somebody with a mailbox', other);
  await stage.bring('BILLING', 'creditInvoice', other);
  yield at('credited', other);
}

const desk = 'USER_ADMIN';

async function* users(stage: Stage): AsyncGenerator<Stop> {
  const { desk: tables, people } = stage.served;
  const about = { area: 'USER_ADMINISTRATION', subArea: 'NEW', referenceKind: 'OTHER', referenceValue: 'MX-USERS' };
  const request = async (subArea: string): Promise<string> => {
    const input = { ...about, subArea, referenceValue: `MX-${subArea}`, description: 'Somebody has come to us and needs a login.' };
    const ref = ofType(await stage.create('orderer', 'createServiceRequest', input), 'SERVICE_REQUEST');
    await stage.bring('orderer', 'submitServiceRequest', ref);
    return (await stage.db.serviceRequest.findUniqueOrThrow({ where: { id: ref.id } })).number;
  };
  const booking = await request('NEW');
  const found = async (username: string, certifications: readonly Grant[]): Promise<Ref> => {
    const person = { organisationId: people.north.id, fullName: 'Ny Bruker', role: 'CUSTOMER', status: 'PENDING_TRAINING' } as const;
    const id = await foundUser(tables.context, { ...person, username, accessType: 'ORDERING', certifications });
    return { type: 'USER', id, facts: { booking } };
  };
  yield at('in training', await found('ny.uten', []));
  const one = await found('ny.med', ['ORDERING']);
  yield at('trained', one);
  await stage.bring(desk, 'grantCertification', one);
  const ticketed = { ...one, facts: { booking, ticketed: true } };
  yield at('trained for tickets', ticketed);
  await stage.bring(desk, 'revokeCertification', ticketed);
  await stage.bring(desk, 'activateUser', one);
  yield at('active', one);
  await stage.bring(desk, 'changeUserAccess', one);
  await stage.bring(desk, 'closeUser', one);
  yield at('closed', { ...one, facts: { booking: await request('CHANGE') } });
  await stage.bring(desk, 'reopenUser', { ...one, facts: { booking: await request('CLOSE') } });
  const all = await found('ny.alt', ['ORDERING', 'FULL', 'TROUBLE_TICKET']);
  yield at('trained for everything', { ...all, facts: { booking, ticketed: true } });
  yield at('the administrator', { type: 'USER', id: stage.everyone.ids[desk] ?? '', facts: { booking } });
}

export const accountWalks: Readonly<Record<string, Walk>> = { invoices, users };
