/** Where nodes and arrows of a node graph are drawn, in pixels. */
export interface Place {
  x: number;
  y: number;
}

/** Room for the words under the lowest and beside the outer nodes. */
const MARGIN = { x: 90, y: 60 };

export function placesOf(ids: readonly string[], width: number, height: number): Map<string, Place> {
  const [across, down] = [Math.max(0, width / 2 - MARGIN.x), Math.max(0, height / 2 - MARGIN.y)];
  return new Map(
    ids.map((id, index) => {
      const angle = (2 * Math.PI * index) / ids.length - Math.PI / 2;
      return [id, { x: width / 2 + across * Math.cos(angle), y: height / 2 - 10 + down * Math.sin(angle) }];
    }),
  );
}

/** Of an arrow's length: so far the two directions of a pair bow apart, and so near to its start stands its number. */
const BOW = 0.12;
const LABEL_AT = 0.3;
const HEAD = 10;

/** A curve from rim to rim, bowed to its left, with a head. */
export function arrowOf(from: Place, to: Place, radius: number) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const bend = {
    x: (from.x + to.x) / 2 + dy * length * BOW,
    y: (from.y + to.y) / 2 - dx * length * BOW,
  };
  const start = towards(from, bend, radius);
  const end = towards(to, bend, radius + HEAD);
  const tip = towards(to, bend, radius);
  const [hx, hy] = [(tip.x - end.x) / HEAD, (tip.y - end.y) / HEAD];
  const side = (sign: number) => pointText({ x: end.x - hy * sign * 5, y: end.y + hx * sign * 5 });
  const rest = 1 - LABEL_AT;
  const along = (a: number, b: number, c: number) => rest ** 2 * a + 2 * rest * LABEL_AT * b + LABEL_AT ** 2 * c;
  return {
    line: `M ${pointText(start)} Q ${pointText(bend)} ${pointText(end)}`,
    head: `M ${side(1)} L ${pointText(tip)} L ${side(-1)} Z`,
    label: { x: along(start.x, bend.x, end.x), y: along(start.y, bend.y, end.y) },
  };
}

function towards(from: Place, to: Place, distance: number): Place {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * distance, y: from.y + ((to.y - from.y) / length) * distance };
}

function pointText({ x, y }: Place): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
