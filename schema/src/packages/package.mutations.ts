import { changeMutation } from '../mutation.ts';
import { MoneyInput } from '../money.graphql.ts';
import { arrivePackage, clearPackage, deliverPackage, shipPackage } from './carriage/carriage.commands.ts';
import { addTrackingNumber, cancelPackage, insurePackage, releaseStandby, setStandby, updatePackage } from './package.commands.ts';
import { comment, goods, limits, measures } from './package.inputs.ts';
import { packageLifecycle as lifecycle } from './package.lifecycle.ts';
import { packagePayload } from './package.payload.ts';
import { askStaffToVerify, resolveHoldPackage, resolveUnbookedPackage, verifyUnbookedPackage } from './unbooked/unbooked.commands.ts';

const shared = { lifecycle, payload: packagePayload, limits };

// What is said about a package.

changeMutation('updatePackage', {
  ...shared,
  description:
    'Changes what is said about a package until it is shipped. What is not given stays. Standby can be ticked until it has come; then use setStandby.',
  input: (t) => ({ ...goods(t), standby: t.boolean({ description: 'Keep it in the US until you release it.' }), ...measures(t) }),
  run: updatePackage,
});
changeMutation('addTrackingNumber', {
  ...shared,
  description: 'Adds a number under which the package may come.',
  input: (t) => ({ trackingNumber: t.string({ required: true, description: '1 to 40 characters; spaces do not count.' }) }),
  run: (context, input) => addTrackingNumber(context, input),
});
changeMutation('insurePackage', {
  ...shared,
  description: 'Insures a package until it is shipped. Without a value the insurance ends.',
  input: (t) => ({ insuredValue: t.field({ type: MoneyInput, description: 'At most the declared value, in its currency.' }) }),
  run: insurePackage,
});

// The customer decides.

changeMutation('setStandby', { ...shared, description: 'Keeps a received package in the US.', run: setStandby });
changeMutation('releaseStandby', { ...shared, description: 'Lets a package on standby be shipped.', run: releaseStandby });
changeMutation('cancelPackage', {
  ...shared,
  description: 'Withdraws one package before it has come.',
  input: comment,
  run: cancelPackage,
});
changeMutation('resolveUnbookedPackage', {
  ...shared,
  description: 'Says what a package is that came unbooked: mode, contents and value. It gets a booking and goes on.',
  input: (t) => ({ ...goods(t), standby: t.boolean({ description: 'Keep it in the US until you release it.' }), ...comment(t) }),
  run: resolveUnbookedPackage,
});
changeMutation('askStaffToVerify', {
  ...shared,
  description: 'You are not sure what it is: staff looks at the contents.',
  input: comment,
  run: askStaffToVerify,
});
changeMutation('resolveHoldPackage', {
  ...shared,
  description: 'Chooses air or sea for a package on hold, which releases it. Agents may do it too.',
  input: (t) => ({ ...goods(t), standby: t.boolean({ description: 'Keep it in the US until you release it.' }), ...comment(t) }),
  run: resolveHoldPackage,
});

// The carrier carries.

changeMutation('verifyUnbookedPackage', {
  ...shared,
  description: 'Staff has looked at the contents, as the customer asked.',
  input: (t) => ({ ...goods(t), ...comment(t) }),
  run: verifyUnbookedPackage,
});
changeMutation('shipPackage', { ...shared, description: 'Sends a received package on its way.', input: comment, run: shipPackage });
changeMutation('arrivePackage', {
  ...shared,
  description: 'It is in the destination country. Decides, once, whether the clearance fee applies.',
  input: comment,
  run: arrivePackage,
});
changeMutation('clearPackage', {
  ...shared,
  description: 'It is through customs. Needs a receipt that has not been rejected.',
  input: comment,
  run: clearPackage,
});
changeMutation('deliverPackage', { ...shared, description: 'It is in the customer’s hands.', input: comment, run: deliverPackage });
