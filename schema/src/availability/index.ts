import './check.graphql.ts';
import './check.mutations.ts';
