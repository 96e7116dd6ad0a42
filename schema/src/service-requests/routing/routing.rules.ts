import type { Area, Department } from '@sporbar/prisma/generated/client/enums.ts';
import { hasScope } from '../../access.ts';
import { no, type Problem } from '../../refusals.ts';
import type { Viewer } from '../../viewer.ts';
import { areaCodes, areaOf, productAreas } from '../areas/areas.ts';
import { noRouting } from './routing.refusals.ts';

/** One line of a routing table: where an area goes, or one of its sub-areas where that goes elsewhere. */
export interface RoutingRow {
  readonly area: Area;
  readonly subArea: string | null;
  readonly queue: Department;
  /** SR-13: the queue is parted by product area. */
  readonly splitByProduct: boolean;
}

export type RoutingTable = readonly RoutingRow[];

/** Where a request goes. */
export interface Route {
  readonly queue: Department;
  readonly productGroup: string | null;
}

/** The row that decides: the sub-area's own, else the area's. */
export const rowFor = (table: RoutingTable, area: Area, subArea: string | null): RoutingRow | undefined =>
  table.find((row) => row.area === area && row.subArea !== null && row.subArea === subArea) ??
  table.find((row) => row.area === area && row.subArea === null);

/** SR-21: where a request goes by a table; null where the table leads nowhere, as only a draft can. */
export function findRoute(table: RoutingTable, area: Area, subArea: string | null): Route | null {
  const row = rowFor(table, area, subArea);
  return row === undefined ? null : { queue: row.queue, productGroup: row.splitByProduct ? subArea : null };
}

/** SR-21: the same by a table that was published. Asked at submit and at rerouting; no agent takes part. */
export function routeOf(table: RoutingTable, area: Area, subArea: string | null): Route {
  const route = findRoute(table, area, subArea);
  if (route === null) throw new Error(`area ${area} was published without a department`);
  return route;
}

/** SR-13: an area whose sub-areas are product areas, so that its queue can be parted by them. */
export const isByProduct = (area: Area): boolean => areaOf(area).subAreas.every((subArea) => productAreas.includes(subArea));

/** SR-21: who keeps the portal decides who answers what (permission matrix of context 01). */
export const mayEditRouting = (viewer: Viewer): boolean =>
  viewer.isCarrier && viewer.kind === 'PERSON' && !viewer.inTraining && hasScope(viewer, 'order') && viewer.department === 'PORTAL_SUPPORT';

/** What no draft may say: each line of it names an area and a sub-area that there are, and none twice. */
export function draftProblems(table: RoutingTable): Problem[] {
  const seen = new Set<string>();
  return table.flatMap(({ area, subArea, splitByProduct }, index) => {
    const path = `/rules/${index}`;
    const key = `${area}/${subArea ?? ''}`;
    const isTwice = seen.has(key);
    seen.add(key);
    const choices: readonly string[] = areaOf(area).subAreas;
    return [
      ...(subArea !== null && !choices.includes(subArea)
        ? [noRouting.subAreaElsewhere(`${path}/subArea`, { choices: choices.join(', ') })]
        : []),
      ...(isTwice ? [noRouting.twice(path, { place: subArea === null ? area : key })] : []),
      ...(splitByProduct && !isByProduct(area) ? [noRouting.notByProduct(`${path}/splitByProduct`, { area })] : []),
    ];
  });
}

/** SR-21: a table is published only if every area reaches a department, whatever its sub-area. */
export const publishProblems = (table: RoutingTable): Problem[] =>
  areaCodes.filter((area) => rowFor(table, area, null) === undefined).map((area) => noRouting.nowhere('/rules', { area }));

/** What differs between two tables, place by place: as it was, and as it becomes. For the audit (AUD-01). */
export function differences(was: RoutingTable, is: RoutingTable): { before: Record<string, string>; after: Record<string, string> } {
  const [before, after] = [said(was), said(is)];
  const places = [...new Set([...before.keys(), ...after.keys()])].filter((place) => before.get(place) !== after.get(place));
  const side = (from: ReadonlyMap<string, string>) =>
    Object.fromEntries(places.flatMap((place) => (from.has(place) ? [[place, from.get(place) ?? '']] : [])));
  return { before: side(before), after: side(after) };
}

const said = (table: RoutingTable): Map<string, string> =>
  new Map(
    table.map(({ area, subArea, queue, splitByProduct }) => [
      subArea === null ? area : `${area}/${subArea}`,
      splitByProduct ? `${queue} BY_PRODUCT` : queue,
    ]),
  );

export const rightToEdit = (viewer: Viewer): Problem[] => (mayEditRouting(viewer) ? [] : [noRouting.notYours('')]);

/** Who of the carrier answers what is for the carrier's own people to read; a customer reads it in `areas`. */
export const rightToRead = (viewer: Viewer): Problem[] => (viewer.isCarrier && hasScope(viewer, 'read') ? [] : [no.forbidden('')]);
