// Loads what packages declare on the builder; exports nothing.
import './package.graphql.ts';
import './package-list.graphql.ts';
import './package.mutations.ts';
import './booking/booking.graphql.ts';
import './booking/booking.mutations.ts';
import './intake/intake.graphql.ts';
import './intake/intake.mutations.ts';
import './receipts/receipt.graphql.ts';
import './receipts/receipt.files.ts';
import './receipts/receipt.mutations.ts';
