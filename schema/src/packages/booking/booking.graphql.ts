import { labelOf } from '../../lifecycle.ts';
import { mayUse, ownOrCarrier, rightProblems } from '../../access.ts';
import { builder } from '../../builder.ts';
import { requireViewer } from '../../context.ts';
import type { AvailableMove } from '../../moves.ts';
import { AvailableMoveType } from '../../moves.graphql.ts';
import { no, type Problem } from '../../refusals.ts';
import type { Viewer } from '../../viewer.ts';
import { FreightModeEnum } from '../package.enums.ts';
import { openStatuses, packageLifecycle } from '../package.lifecycle.ts';
import { noPackage } from '../package.refusals.ts';
import type { PackageFacts } from '../package.rules.ts';

type Member = Pick<PackageFacts, 'status'> & { readonly id: string };

/** P-06, P-11: what can be done with a booking as a whole. */
export function bookingMoves(viewer: Viewer, packages: readonly Member[]): AvailableMove[] {
  if (viewer.isCarrier) return [];
  const alive = packages.filter(({ status }) => status !== 'CANCELLED');
  const come = alive
    .filter(({ status }) => status !== 'BOOKED')
    .map(({ id, status }) =>
      no.invalidTransition('', { status: labelOf('PACKAGE', status) }, { objectId: id, data: { from: status, allowed: [] } }),
    );
  const none = no.invalidTransition('', { status: labelOf('PACKAGE', 'CANCELLED') }, { data: { from: 'CANCELLED', allowed: [] } });
  const over = packages.some(({ status }) => openStatuses.includes(status))
    ? []
    : [noPackage.bookingOver('', {}, { data: { from: 'CANCELLED', allowed: [] } })];
  return [moveOf(viewer, 'addPackage', over), moveOf(viewer, 'cancelBooking', alive.length === 0 ? [none] : come)];
}

function moveOf(viewer: Viewer, name: 'addPackage' | 'cancelBooking', problems: readonly Problem[]): AvailableMove {
  const move = packageLifecycle.moves[name];
  const rights = rightProblems(viewer, ['PACKAGE'], mayUse(viewer, move));
  const blockedBy = rights.length > 0 ? rights : problems;
  return {
    name,
    label: move.label,
    to: move.to === 'same' ? [] : move.to,
    blockedBy,
    needs: name === 'addPackage' ? ['package'] : [],
    cost: null,
    deadline: null,
  };
}

builder.prismaNode('Booking', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'What a customer has announced: one seller, one package or more, by air or by sea (P-11).',
  findUnique: (id, context) => ({ id, ...ownOrCarrier(requireViewer(context)) }),
  fields: (t) => ({
    number: t.exposeString('number', { description: 'The portal’s number: B-10001.' }),
    organisation: t.relation('organisation', { description: 'Whose booking it is.' }),
    mode: t.field({
      type: FreightModeEnum,
      description: 'As it was booked; a package can be changed by itself.',
      resolve: (booking) => booking.mode,
    }),
    sellerName: t.string({
      nullable: true,
      description: 'The shop; null when the goods came unbooked and nobody has said.',
      resolve: (booking) => booking.sellerName || null,
    }),
    sellerOrderRef: t.exposeString('sellerOrderRef', { nullable: true, description: 'The shop’s order number.' }),
    deliveryAddress: t.relation('deliveryAddress', { description: 'Home or job, as chosen at the booking.' }),
    packages: t.relation('packages', { description: 'Its packages, by number.', query: { orderBy: { serial: 'asc' } } }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` to addPackage and cancelBooking (G-06).' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do with the whole booking now.',
      select: { packages: { orderBy: { serial: 'asc' }, select: { id: true, status: true } } },
      resolve: (booking, _args, context) => bookingMoves(requireViewer(context), booking.packages),
    }),
  }),
});

builder.queryField('booking', (t) =>
  t.prismaField({
    type: 'Booking',
    nullable: true,
    description: 'One booking. Null when there is none that you may see.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (query, _root, { id }, context) =>
      context.db.booking.findFirst({ ...query, where: { id, ...ownOrCarrier(requireViewer(context)) } }),
  }),
);
