import { connect } from '#lib/graph/connection.ts';
import type { LayoutLoad } from './$types.js';

export const load: LayoutLoad = ({ fetch }) => connect(fetch);
