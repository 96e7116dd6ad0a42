import { changeMutation } from '../../mutation.ts';
import { comment } from '../package.inputs.ts';
import { packageLifecycle } from '../package.lifecycle.ts';
import { packagePayload } from '../package.payload.ts';
import { acceptReceipt, recordReceipt, rejectReceipt, uploadReceipt } from './receipt.commands.ts';
import { ReceiptChannelEnum } from './receipt.graphql.ts';
import { receiptLifecycle } from './receipt.lifecycle.ts';

changeMutation('uploadReceipt', {
  lifecycle: packageLifecycle,
  payload: packagePayload,
  description:
    'Adds a receipt to a package until customs have cleared it. Send the file first (`PUT /files`); PDF is best, at most 5,242,880 bytes.',
  input: (t) => ({ fileId: t.id({ required: true, description: 'The id that the upload answered. It serves once.' }) }),
  run: (context, input) => uploadReceipt(context, input),
});
changeMutation('recordReceipt', {
  lifecycle: packageLifecycle,
  payload: packagePayload,
  description: 'Records a receipt that came by e-mail, by fax or to the helpdesk.',
  input: (t) => ({
    channel: t.field({ type: ReceiptChannelEnum, required: true, description: 'EMAIL, FAX or HELPDESK.' }),
    fileId: t.id({ description: 'A scan of it, uploaded by you.' }),
    ...comment(t),
  }),
  run: (context, input) => recordReceipt(context, input),
});
changeMutation('acceptReceipt', {
  lifecycle: receiptLifecycle,
  payload: packagePayload,
  description: 'The receipt will do for customs. `id` and `expectedVersion` are the receipt’s.',
  input: comment,
  run: acceptReceipt,
});
changeMutation('rejectReceipt', {
  lifecycle: receiptLifecycle,
  payload: packagePayload,
  description: 'The receipt will not do; the customer is told why. `id` and `expectedVersion` are the receipt’s.',
  input: (t) => ({ reason: t.string({ required: true, description: 'What is wrong with it. Mailed to the customer.' }) }),
  run: (context, input) => rejectReceipt(context, input),
});
