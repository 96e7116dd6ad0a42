// Loads what trouble tickets declare on the builder; exports nothing.
import './ticket.graphql.ts';
import './ticket-activity.graphql.ts';
import './ticket-list.graphql.ts';
import './ticket-of-product.graphql.ts';
import './ticket.mutations.ts';
import './ticket.files.ts';
