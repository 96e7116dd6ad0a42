// Loads what invoices declare on the builder; exports nothing.
import './invoice.graphql.ts';
import './invoice-list.graphql.ts';
import './invoice.files.ts';
import './invoice.mutations.ts';
