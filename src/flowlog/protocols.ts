/**
 * Names of IP protocol numbers. Keywords from the IANA registry "Assigned Internet Protocol Numbers"; an empty keyword
 * is one the registry leaves empty.
 */
const KEYWORDS = [
  ...['HOPOPT', 'ICMP', 'IGMP', 'GGP', 'IPv4', 'ST', 'TCP', 'CBT', 'EGP', 'IGP'],
  ...['BBN-RCC-MON', 'NVP-II', 'PUP', 'ARGUS', 'EMCON', 'XNET', 'CHAOS', 'UDP', 'MUX', 'DCN-MEAS'],
  ...['HMP', 'PRM', 'XNS-IDP', 'TRUNK-1', 'TRUNK-2', 'LEAF-1', 'LEAF-2', 'RDP', 'IRTP', 'ISO-TP4'],
  ...['NETBLT', 'MFE-NSP', 'MERIT-INP', 'DCCP', '3PC', 'IDPR', 'XTP', 'DDP', 'IDPR-CMTP', 'TP++'],
  ...['IL', 'IPv6', 'SDRP', 'IPv6-Route', 'IPv6-Frag', 'IDRP', 'RSVP', 'GRE', 'DSR', 'BNA'],
  ...['ESP', 'AH', 'I-NLSP', 'SWIPE', 'NARP', 'Min-IPv4', 'TLSP', 'SKIP', 'IPv6-ICMP', 'IPv6-NoNxt'],
  ...['IPv6-Opts', '', 'CFTP', '', 'SAT-EXPAK', 'KRYPTOLAN', 'RVD', 'IPPC', '', 'SAT-MON'],
  ...['VISA', 'IPCV', 'CPNX', 'CPHB', 'WSN', 'PVP', 'BR-SAT-MON', 'SUN-ND', 'WB-MON', 'WB-EXPAK'],
  ...['ISO-IP', 'VMTP', 'SECURE-VMTP', 'VINES', 'IPTM', 'NSFNET-IGP', 'DGP', 'TCF', 'EIGRP', 'OSPFIGP'],
  ...['Sprite-RPC', 'LARP', 'MTP', 'AX.25', 'IPIP', 'MICP', 'SCC-SP', 'ETHERIP', 'ENCAP', ''],
  ...['GMTP', 'IFMP', 'PNNI', 'PIM', 'ARIS', 'SCPS', 'QNX', 'A/N', 'IPComp', 'SNP'],
  ...['Compaq-Peer', 'IPX-in-IP', 'VRRP', 'PGM', '', 'L2TP', 'DDX', 'IATP', 'STP', 'SRP'],
  ...['UTI', 'SMP', 'SM', 'PTP', 'ISIS over IPv4', 'FIRE', 'CRTP', 'CRUDP', 'SSCOPMCE', 'IPLT'],
  ...['SPS', 'PIPE', 'SCTP', 'FC', 'RSVP-E2E-IGNORE', 'Mobility Header', 'UDPLite', 'MPLS-in-IP', 'manet', 'HIP'],
  ...['Shim6', 'WESP', 'ROHC', 'Ethernet', 'AGGFRAG', 'NSH', 'Homa', 'BIT-EMU'],
];

/** What network people say instead of the keyword. */
const USUAL_NAMES: Readonly<Record<number, string>> = {
  4: 'IPv4-in-IP',
  41: 'IPv6-in-IPv4',
  58: 'ICMPv6',
  89: 'OSPF',
  97: 'EtherIP',
};

const NUMBER_BY_NAME = new Map<string, number>([
  ...KEYWORDS.flatMap((keyword, number) => (keyword ? [[keyword.toLowerCase(), number] as const] : [])),
  ...Object.entries(USUAL_NAMES).map(([number, name]) => [name.toLowerCase(), Number(number)] as const),
]);

/** `6` -> `TCP`; a number without a name is its own name: `253` -> `253`. */
export function protocolName(number: number): string {
  return USUAL_NAMES[number] ?? (KEYWORDS[number] || String(number));
}

/** `tcp`, `TCP`, `6` or 6 -> 6; undefined for a name nobody knows and for numbers outside 0 to 255. */
export function protocolNumber(nameOrNumber: string | number): number | undefined {
  const text = String(nameOrNumber).trim().toLowerCase();
  if (/^\d{1,3}$/.test(text)) {
    return Number(text) <= 255 ? Number(text) : undefined;
  }
  return NUMBER_BY_NAME.get(text);
}
