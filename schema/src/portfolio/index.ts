// Loads what the portfolio declares on the builder; exports nothing.
import './installed.graphql.ts';
import './portfolio.graphql.ts';
