// Loads what service requests declare on the builder; exports nothing.
import './request.graphql.ts';
import './handling/activity.graphql.ts';
import './listing/request-list.graphql.ts';
import './request.mutations.ts';
import './request.files.ts';
import './areas/area.graphql.ts';
import './routing/routing.graphql.ts';
import './routing/trial.graphql.ts';
import '../flows/request-from-object.graphql.ts';
import '../flows/request-panels.graphql.ts';
