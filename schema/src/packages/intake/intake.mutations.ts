import { changeMutation, createMutation } from '../../mutation.ts';
import { HoldReasonEnum } from '../package.enums.ts';
import { comment, limits, measures, type Fields } from '../package.inputs.ts';
import { packageLifecycle as lifecycle } from '../package.lifecycle.ts';
import { packagePayload } from '../package.payload.ts';
import { holdPackage, receivePackage, registerUnbookedPackage } from './intake.commands.ts';

const shared = { lifecycle, payload: packagePayload, limits };

const label = (t: Fields) => ({
  trackingNumber: t.string({ description: 'As scanned; left out when the parcel has none.' }),
  sellerName: t.string({ description: 'The sender on the label. At most 80 characters.' }),
  contents: t.string({ description: 'What the label says is in it.' }),
});

changeMutation('receivePackage', {
  ...shared,
  description:
    'A booked package has come. Under another number than its own a person confirms that it is this one; the number is then added to it.',
  input: (t) => ({
    trackingNumber: t.string({ required: true, description: 'As scanned.' }),
    confirmed: t.boolean({ description: 'A person has looked: it is this package although the number differs (CA-07).' }),
    ...measures(t),
    ...comment(t),
  }),
  run: (context, input) => receivePackage(context, input),
});
createMutation('registerUnbookedPackage', {
  ...shared,
  description: 'A parcel has come for a suite number and no booking fits. The customer is told.',
  input: (t) => ({
    suiteNumber: t.string({ required: true, description: 'As on the label.' }),
    ...label(t),
    ...measures(t),
    ...comment(t),
  }),
  run: (context, input) => registerUnbookedPackage(context, input),
});
createMutation('holdPackage', {
  ...shared,
  description:
    'Stops a package because the carrier is unsure: one that is here (give `id` and `expectedVersion`) or one that is just being scanned (give `suiteNumber`). The customer is told the reason.',
  input: (t) => ({
    id: t.id({ description: 'The package that is here.' }),
    expectedVersion: t.int({ description: 'Its `version` as you last read it.' }),
    suiteNumber: t.string({ description: 'Of a parcel that is not registered yet, as on the label.' }),
    holdReason: t.field({ type: HoldReasonEnum, required: true, description: 'Shown to the customer (P-10).' }),
    ...label(t),
    ...measures(t),
    ...comment(t),
  }),
  run: (context, input) => holdPackage(context, input),
});
