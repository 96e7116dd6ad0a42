// Loads what terminations declare on the builder; exports nothing.
import './termination.graphql.ts';
