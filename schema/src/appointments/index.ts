// Loads what appointments declare on the builder; exports nothing.
import './appointment.graphql.ts';
import './appointment.mutations.ts';
