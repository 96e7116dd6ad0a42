import type { Viewer } from '@sporbar/schema/viewer.ts';

/** Who a viewer is; everything else about one is what it may do, and two viewers who may do the same are told the same. */
const identity: readonly PropertyKey[] = ['userId', 'username', 'fullName', 'sessionId'];
const keyIdentity: readonly PropertyKey[] = ['id', 'name'];

/** Set once an answer has asked who the viewer is: it is that viewer's own then and nobody else's. */
export interface Notice {
  isPersonal: boolean;
}

/** A viewer that takes notice when it is asked who it is. */
export function watchedViewer(viewer: Viewer, notice: Notice): Viewer {
  const apiKey = viewer.apiKey === null ? null : watch(viewer.apiKey, keyIdentity, notice);
  return watch({ ...viewer, apiKey }, identity, notice);
}

function watch<T extends object>(subject: T, personal: readonly PropertyKey[], notice: Notice): T {
  return new Proxy(subject, {
    get: (target, key) => {
      if (personal.includes(key)) notice.isPersonal = true;
      return Reflect.get(target, key) as unknown;
    },
    getOwnPropertyDescriptor: (target, key) => {
      if (personal.includes(key)) notice.isPersonal = true;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    // A copy or a listing could carry anything away.
    ownKeys: (target) => {
      notice.isPersonal = true;
      return Reflect.ownKeys(target);
    },
  });
}

/** What a viewer may do, as text: equal for two viewers exactly when nothing but who they are tells them apart. */
export function rightsOf(viewer: Viewer): string {
  const entries = Object.entries(viewer).filter(([key]) => !identity.includes(key) && key !== 'apiKey');
  const scopes = viewer.apiKey === null ? null : [...viewer.apiKey.scopes].sort();
  return JSON.stringify([...entries.sort(([one], [other]) => (one < other ? -1 : 1)), ['scopes', scopes]]);
}
