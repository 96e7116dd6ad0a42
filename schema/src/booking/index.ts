// Loads what booking declares on the builder; exports nothing.
import './booking.graphql.ts';
import './booking.mutations.ts';
