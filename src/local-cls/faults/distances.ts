/** How long a call takes to a region and back, seen from a Grafana in Guangzhou over the public network. Milliseconds. */
const USUAL_MS = 300;

const FAR_MS: Readonly<Record<string, number | undefined>> = {
  'ap-singapore': 350,
  'ap-bangkok': 370,
  'ap-jakarta': 400,
  'ap-mumbai': 450,
  'na-siliconvalley': 500,
  'eu-frankfurt': 550,
  'na-ashburn': 600,
  'sa-saopaulo': 800,
};

export function distanceMs(region: string): number {
  return FAR_MS[region] ?? USUAL_MS;
}
