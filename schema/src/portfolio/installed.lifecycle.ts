import type { InstalledProduct } from '@sporbar/prisma/generated/client/client.ts';
import type { InstalledStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle, type Move } from '../lifecycle.ts';
import type { Noun } from '../nouns.ts';
import { installedStatuses } from './installed.statuses.ts';

export const installedNoun: Noun<InstalledProduct> = { type: 'INSTALLED_PRODUCT', table: 'installed_products' };

const inOperation = ['ACTIVE', 'PENDING_TERMINATION'] as const satisfies readonly InstalledStatus[];

const installedMoves = {
  installProduct: {
    rules: ['CAT-14'],
    from: [],
    to: ['ACTIVE'],
    by: ['SYS'],
    level: 'root',
    effectOf: ['finishOrderLine'],
    label: { en: 'Installed', nb: 'Installert', sv: 'Installerad' },
  },
  changeProduct: {
    rules: ['CAT-14', 'M-18', 'TER-08'],
    from: inOperation,
    to: 'same',
    by: ['SYS'],
    level: 'root',
    effectOf: ['finishOrderLine'],
    label: { en: 'Changed', nb: 'Endret', sv: 'Ändrad' },
  },
  markTerminating: {
    rules: ['TER-01', 'TER-03'],
    from: ['ACTIVE'],
    to: ['PENDING_TERMINATION'],
    by: ['SYS'],
    level: 'root',
    effectOf: ['registerOrderLine', 'finishOrderLine', 'undoReopenOrderLine'],
    label: { en: 'Termination registered', nb: 'Oppsigelse registrert', sv: 'Uppsägning registrerad' },
  },
  unmarkTerminating: {
    rules: ['TER-01', 'M-01'],
    from: ['PENDING_TERMINATION'],
    to: ['ACTIVE'],
    by: ['SYS'],
    level: 'root',
    effectOf: [
      'reopenOrder',
      'reopenOrderLine',
      'cancelOrder',
      'cancelOrderLine',
      'cancelOrderLineByCarrier',
      'rejectOrderLine',
      'markOrderLineDuplicate',
    ],
    label: { en: 'Termination withdrawn', nb: 'Oppsigelse trukket', sv: 'Uppsägning återtagen' },
  },
  terminateProduct: {
    rules: ['CAT-14', 'TER-03', 'ISP-19'],
    from: inOperation,
    to: ['TERMINATED'],
    by: ['SYS'],
    level: 'root',
    effectOf: ['finishOrderLine'],
    label: { en: 'Terminated', nb: 'Avsluttet', sv: 'Avslutad' },
  },
  endTermination: {
    rules: ['CAT-14', 'TER-03', 'TER-08'],
    from: inOperation,
    to: ['TERMINATED'],
    by: ['SYS'],
    level: 'root',
    timer: true,
    label: { en: 'Ended on its date', nb: 'Avsluttet på datoen', sv: 'Avslutad på datumet' },
  },
} as const satisfies Record<string, Move<InstalledStatus>>;

/** Context 02: what an installed product is follows from order lines and the calendar; nobody moves it by a button (CAT-14). */
defineLifecycle({ noun: 'INSTALLED_PRODUCT', statuses: installedStatuses, moves: installedMoves });
