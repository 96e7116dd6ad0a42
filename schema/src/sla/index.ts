import './breach.graphql.ts';
import './claim.graphql.ts';
