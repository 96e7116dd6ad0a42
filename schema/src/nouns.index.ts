// Every noun declares itself on the builder when it is loaded. One line a noun; this file exports nothing.
import './events/event.graphql.ts';
import './events/live.graphql.ts';
import './addresses/address-search.graphql.ts';
import './addresses/address.graphql.ts';
import './organisations/organisation.graphql.ts';
import './identity/index.ts';
import './orders/order.graphql.ts';
import './orders/order-line.graphql.ts';
import './orders/order.mutations.ts';
import './orders/delivery.mutations.ts';
import './catalogue/catalogue.graphql.ts';
import './quotes/quote.graphql.ts';
import './quotes/quote-line.graphql.ts';
import './quotes/quote-list.graphql.ts';
import './quotes/quote.mutations.ts';
