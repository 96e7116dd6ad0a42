// Who is asking: logins, sessions, keys, drafts. Loads what declares itself on the builder; exports nothing.
import './users/person.graphql.ts';
import './users/user.graphql.ts';
import './users/user.queries.ts';
import './users/user.mutations.ts';
import './sign-in/me.graphql.ts';
import './sign-in/sign-in.mutations.ts';
import './sign-in/session-ending.graphql.ts';
import './registration/registration.graphql.ts';
import './api-keys/api-key.graphql.ts';
import './form-drafts/form-draft.graphql.ts';
