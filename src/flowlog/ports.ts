/** Names of well-known services. A short list of what people look for; the registry's own names surprise them. */
import { TCP, UDP } from './protocols';

type Transport = 'tcp' | 'udp' | 'both';

const SERVICES: readonly (readonly [ports: readonly number[], transport: Transport, name: string])[] = [
  [[20, 21], 'tcp', 'FTP'],
  [[22], 'tcp', 'SSH'],
  [[23], 'tcp', 'Telnet'],
  [[25, 465, 587], 'tcp', 'SMTP'],
  [[53], 'both', 'DNS'],
  [[67, 68], 'udp', 'DHCP'],
  [[69], 'udp', 'TFTP'],
  [[80], 'tcp', 'HTTP'],
  [[88], 'both', 'Kerberos'],
  [[110, 995], 'tcp', 'POP3'],
  [[111], 'both', 'RPC'],
  [[123], 'udp', 'NTP'],
  [[135], 'tcp', 'Windows RPC'],
  [[137, 138], 'udp', 'NetBIOS'],
  [[139, 445], 'tcp', 'SMB'],
  [[143, 993], 'tcp', 'IMAP'],
  [[161, 162], 'udp', 'SNMP'],
  [[179], 'tcp', 'BGP'],
  [[389, 636], 'both', 'LDAP'],
  [[443], 'tcp', 'HTTPS'],
  [[443], 'udp', 'QUIC'],
  [[500, 4500], 'udp', 'IPsec'],
  [[514], 'both', 'syslog'],
  [[873], 'tcp', 'rsync'],
  [[1194], 'both', 'OpenVPN'],
  [[1433], 'tcp', 'SQL Server'],
  [[1521], 'tcp', 'Oracle'],
  [[1812, 1813], 'udp', 'RADIUS'],
  [[1883, 8883], 'tcp', 'MQTT'],
  [[2049], 'both', 'NFS'],
  [[2181], 'tcp', 'ZooKeeper'],
  [[2375, 2376], 'tcp', 'Docker API'],
  [[2379, 2380], 'tcp', 'etcd'],
  [[3000], 'tcp', 'Grafana'],
  [[3306], 'tcp', 'MySQL'],
  [[3389], 'both', 'RDP'],
  [[4789], 'udp', 'VXLAN'],
  [[5060, 5061], 'both', 'SIP'],
  [[5353], 'udp', 'mDNS'],
  [[5432], 'tcp', 'PostgreSQL'],
  [[5601], 'tcp', 'Kibana'],
  [[5672], 'tcp', 'AMQP'],
  [[5900], 'tcp', 'VNC'],
  [[6379], 'tcp', 'Redis'],
  [[6443], 'tcp', 'Kubernetes API'],
  [[8080], 'tcp', 'HTTP (8080)'],
  [[8443], 'tcp', 'HTTPS (8443)'],
  [[8500], 'tcp', 'Consul'],
  [[9090], 'tcp', 'Prometheus'],
  [[9092], 'tcp', 'Kafka'],
  [[9200, 9300], 'tcp', 'Elasticsearch'],
  [[10250], 'tcp', 'kubelet'],
  [[11211], 'both', 'memcached'],
  [[27017], 'tcp', 'MongoDB'],
  [[50070], 'tcp', 'HDFS'],
  [[51820], 'udp', 'WireGuard'],
];

const NAMES: Readonly<Record<number, ReadonlyMap<number, string>>> = {
  [TCP]: namesOver('tcp'),
  [UDP]: namesOver('udp'),
};

function namesOver(transport: Transport): Map<number, string> {
  const rows = SERVICES.filter(([, over]) => over === transport || over === 'both');
  return new Map(rows.flatMap(([ports, , name]) => ports.map((port) => [port, name] as const)));
}

/** `serviceName(6, 443)` -> `HTTPS`; undefined where no usual service has this port over this protocol. */
export function serviceName(protocol: number, port: number): string | undefined {
  return NAMES[protocol]?.get(port);
}
