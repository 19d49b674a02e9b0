/** The rules of each application's security group and of its subnet's network ACL. */
import { hours, type Hours } from './incidents/day';
import { APPS, type AppName } from './hosts';
import { PROTOCOL, SERVICES } from './services';

export interface Rule {
  direction: 'in' | 'out';
  /** Null: every protocol. */
  protocol: number | null;
  /** Destination ports, both included; null: every port, and protocols without ports. */
  ports: readonly [number, number] | null;
  /** How the other end's address begins; null: any address. */
  peers: readonly string[] | null;
  allow: boolean;
  /** Minutes of the day in which the rule is in force; null: always. */
  during: Hours | null;
  /** Minutes of the day in which the rule is missing; null: never. */
  except: Hours | null;
}

/** Somebody deletes the rule for ephemeral ports from the ACL of one subnet, and puts it back. */
export const ACL_GAP = hours('13:30', 30);
export const ACL_GAP_APP: AppName = 'api';
export const ACL_GAP_REGION = 'ap-guangzhou';

/** From then on a port is open that was closed: in the middle of a capture window. */
export const PORT_OPENED = { hours: hours('12:02', 718), port: 9000 };

const INSIDE = ['10.', '2001:db8:'];
const OFFICES = ['10.2.9.', '10.3.9.'];
const EPHEMERAL: readonly [number, number] = [32768, 65535];

function rule(direction: Rule['direction'], rest: Partial<Rule>): Rule {
  const open = { protocol: null, ports: null, peers: null, allow: true, during: null, except: null };
  return { direction, ...open, ...rest };
}

const port = (number: number): Pick<Rule, 'ports'> => ({ ports: [number, number] });
const ANY_OUT = rule('out', {});

function servicesOf(app: AppName, number: number): Rule[] {
  return SERVICES.filter(({ server }) => server === number).map((service) =>
    rule('in', {
      protocol: service.protocol,
      peers: app === 'web' ? null : INSIDE,
      ...(service.port > 0 ? port(service.port) : {}),
    }),
  );
}

const OWN_GROUP_RULES: Partial<Record<string, readonly Rule[]>> = {
  api: [rule('in', { protocol: PROTOCOL.udp, ...port(7946), peers: INSIDE })],
  queue: [
    rule('out', { protocol: PROTOCOL.tcp, ...port(22), peers: OFFICES, allow: false }),
    rule('in', { protocol: PROTOCOL.tcp, ...port(PORT_OPENED.port), peers: INSIDE, during: PORT_OPENED.hours }),
  ],
  storage: [rule('in', { protocol: PROTOCOL.tcp, ...port(445), peers: INSIDE })],
  db: [rule('out', { peers: INSIDE }), rule('out', { allow: false })],
  office: [rule('in', { protocol: PROTOCOL.gre, peers: INSIDE })],
};

const PINGS = [PROTOCOL.icmp, PROTOCOL.icmpV6].map((protocol) => rule('in', { protocol, peers: INSIDE }));

const OWN_ACL_RULES: Partial<Record<string, readonly Rule[]>> = {
  api: [
    ...(['in', 'out'] as const).flatMap((direction) => [
      rule(direction, { protocol: PROTOCOL.tcp, ports: [1, 32767] }),
      rule(direction, { protocol: PROTOCOL.tcp, ports: EPHEMERAL, except: ACL_GAP }),
      rule(direction, { protocol: PROTOCOL.tcp, allow: false }),
    ]),
  ],
  backup: [
    rule('out', { protocol: PROTOCOL.icmp, peers: ['10.2.9.'], allow: false }),
    rule('in', { protocol: PROTOCOL.tcp, ports: EPHEMERAL, peers: ['198.51.100.'], allow: false }),
  ],
};

const GROUPS: ReadonlyMap<string, readonly Rule[]> = new Map(
  APPS.map(({ name }, number) => [
    name,
    [...(OWN_GROUP_RULES[name] ?? []), ...servicesOf(name, number), ...PINGS, ANY_OUT],
  ]),
);

const OPEN_ACL: readonly Rule[] = [rule('in', {}), ANY_OUT];

/** Other networks, such as the pods', take pings only. */
const OTHER_GROUP: readonly Rule[] = [...PINGS, ANY_OUT];

const ACLS: ReadonlyMap<string, readonly Rule[]> = new Map(
  Object.entries(OWN_ACL_RULES).map(([app, rules]) => [app, [...(rules ?? []), ...OPEN_ACL]]),
);

export const securityGroupRules = (app: string): readonly Rule[] => GROUPS.get(app) ?? OTHER_GROUP;

export function aclRules(region: string, app: string): readonly Rule[] {
  return app === ACL_GAP_APP && region !== ACL_GAP_REGION ? OPEN_ACL : (ACLS.get(app) ?? OPEN_ACL);
}
