import './takeover.graphql.ts';
