import { firstRouting } from '@sporbar/prisma/data/routing.ts';
import type { Area } from '@sporbar/prisma/generated/client/enums.ts';
import { describe, expect, it } from 'vitest';
import { areaCodes, areaOf } from '../areas/areas.ts';
import { agent, customer } from '../viewers.testing.ts';
import { differences, draftProblems, findRoute, mayEditRouting, publishProblems, routeOf, type RoutingTable } from './routing.rules.ts';

const first: RoutingTable = firstRouting.rules.map((rule) => ({ ...rule, subArea: null }));
const without = (area: Area): RoutingTable => first.filter((rule) => rule.area !== area);

describe('the routing the portal comes with', () => {
  const routes: [string, Area, string][] = [
    ['SR-13', 'DELIVERY', 'CUSTOMER_SERVICE'],
    ['SR-14', 'ESCALATION', 'SERVICE_MANAGER'],
    ['SR-15', 'USER_ADMINISTRATION', 'USER_ADMIN'],
    ['SR-16', 'PORTAL_SUPPORT', 'PORTAL_SUPPORT'],
    ['SR-17', 'INVOICE', 'BILLING'],
    ['SR-18', 'QUOTES', 'SALES_SUPPORT'],
    ['SR-19', 'SLA_COMPENSATION', 'CLAIMS_HANDLER'],
    ['SR-20', 'OTHER', 'CUSTOMER_SERVICE'],
    ['SR-21', 'FORWARDING', 'WAREHOUSE'],
  ];
  it.each(routes)('%s area %s goes to %s', (_rule, area, queue) => {
    expect(routeOf(first, area, null).queue).toBe(queue);
  });

  it('SR-21 leads every area and every sub-area to a department', () => {
    expect(publishProblems(first)).toEqual([]);
    expect(draftProblems(first)).toEqual([]);
    const places = areaCodes.flatMap((area) => areaOf(area).subAreas.map((subArea) => findRoute(first, area, subArea)));
    expect(places).not.toContain(null);
  });

  it('SR-13 parts the queue of deliveries by product area, and no other', () => {
    expect(routeOf(first, 'DELIVERY', 'COLOCATION').productGroup).toBe('COLOCATION');
    expect(areaCodes.filter((area) => routeOf(first, area, 'ADSL').productGroup !== null)).toEqual(['DELIVERY']);
  });
});

describe('another routing', () => {
  const telephony = { area: 'DELIVERY', subArea: 'TELEPHONY', queue: 'DELIVERY', splitByProduct: false } as const;

  it('SR-21 a sub-area goes its own way where it has a line of its own', () => {
    const table = [...first, telephony];
    expect(routeOf(table, 'DELIVERY', 'TELEPHONY')).toEqual({ queue: 'DELIVERY', productGroup: null });
    expect(routeOf(table, 'DELIVERY', 'ADSL')).toEqual({ queue: 'CUSTOMER_SERVICE', productGroup: 'ADSL' });
    expect(routeOf(table, 'ESCALATION', 'TELEPHONY').queue).toBe('SERVICE_MANAGER');
  });

  it('SR-21 is not published while an area reaches no department', () => {
    expect(publishProblems(without('OTHER')).map(({ params }) => params['area'])).toEqual(['OTHER']);
    expect(publishProblems([...without('DELIVERY'), telephony]).map(({ def }) => def.ruleId)).toEqual(['SR-21']);
  });

  it('SR-21 SR-27 names no place twice and no sub-area of another area', () => {
    expect(draftProblems([...first, first[0] ?? telephony]).map(({ path }) => path)).toEqual(['/rules/9']);
    expect(draftProblems([...first, { ...telephony, subArea: 'GENERAL' }]).map(({ def }) => def.ruleId)).toEqual(['SR-27']);
  });

  it('SR-13 parts no queue whose sub-areas are not product areas', () => {
    const parted = first.map((rule) => ({ ...rule, splitByProduct: true }));
    const areas = draftProblems(parted).map(({ params }) => params['area']);
    expect(areas).toEqual(['USER_ADMINISTRATION', 'PORTAL_SUPPORT', 'INVOICE', 'FORWARDING', 'OTHER']);
  });

  it('SR-21 AUD-01 tells what differs, place by place', () => {
    const to = [...without('DELIVERY'), { ...telephony, subArea: null }, telephony];
    expect(differences(first, to)).toEqual({
      before: { DELIVERY: 'CUSTOMER_SERVICE BY_PRODUCT' },
      after: { DELIVERY: 'DELIVERY', 'DELIVERY/TELEPHONY': 'DELIVERY' },
    });
  });

  it('SR-21 is made by people of portal support alone', () => {
    expect(mayEditRouting(agent('PORTAL_SUPPORT'))).toBe(true);
    const others = [agent('CUSTOMER_SERVICE'), agent(null, { kind: 'SERVICE' }), agent('PORTAL_SUPPORT', { inTraining: true }), customer()];
    expect(others.map(mayEditRouting)).toEqual([false, false, false, false]);
    const reading = { name: 'Program', scopes: ['read'] };
    expect(mayEditRouting(agent('PORTAL_SUPPORT', { apiKey: reading as never }))).toBe(false);
  });
});
