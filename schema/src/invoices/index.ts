// Loads what invoices declare on the builder; exports nothing.
import '../billing/charge.graphql.ts';
import './invoice.graphql.ts';
import './invoice-list.graphql.ts';
import './invoice.files.ts';
import './invoice.mutations.ts';
