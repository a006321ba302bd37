import { crc32, deflateSync } from 'node:zlib';

/** The mark of the staff's app: ".5" in paper on bottle green, drawn by numbers so that it has any size. */
const GREEN = [0x17, 0x55, 0x3f] as const;
const PAPER = [0xff, 0xfd, 0xf9] as const;

/** In a square of 100 by 100. */
const mark = {
  dot: { x: 26, y: 70, radius: 7.5 },
  bar: { x: 45, y: 22, width: 31, height: 10 },
  stem: { x: 45, y: 22, width: 10, height: 27 },
  bowl: { x: 57, y: 58.5, radius: 15.5, width: 10, from: -115, to: 140 },
  corner: 22,
} as const;

/** Of a maskable icon only the inner four fifths are sure to be seen. */
const MASKED = 0.72;

/** Points looked at in each direction of a pixel. */
const FINE = 4;

function isPaper(x: number, y: number): boolean {
  const { dot, bar, stem, bowl } = mark;
  if (Math.hypot(x - dot.x, y - dot.y) <= dot.radius) return true;
  for (const box of [bar, stem])
    if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) return true;
  const away = Math.hypot(x - bowl.x, y - bowl.y);
  const angle = (Math.atan2(y - bowl.y, x - bowl.x) * 180) / Math.PI;
  return Math.abs(away - bowl.radius) <= bowl.width / 2 && angle >= bowl.from && angle <= bowl.to;
}

function isGround(x: number, y: number): boolean {
  const edge = mark.corner;
  const dx = Math.max(edge - x, x - (100 - edge), 0);
  const dy = Math.max(edge - y, y - (100 - edge), 0);
  return Math.hypot(dx, dy) <= edge;
}

/** One row of RGBA pixels after another, each behind its filter byte. */
function pixels(size: number, maskable: boolean): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  let at = 0;
  for (let row = 0; row < size; row += 1) {
    at += 1;
    for (let column = 0; column < size; column += 1) {
      let paper = 0;
      let ground = 0;
      for (let part = 0; part < FINE * FINE; part += 1) {
        const u = ((column + ((part % FINE) + 0.5) / FINE) / size) * 100;
        const v = ((row + (Math.floor(part / FINE) + 0.5) / FINE) / size) * 100;
        if (!maskable && !isGround(u, v)) continue;
        ground += 1;
        const scale = maskable ? MASKED : 1;
        if (isPaper((u - 50) / scale + 50, (v - 50) / scale + 50)) paper += 1;
      }
      const share = ground === 0 ? 0 : paper / ground;
      for (const [channel, green] of GREEN.entries())
        rows[at + channel] = Math.round(green + ((PAPER[channel] ?? 0) - green) * share);
      rows[at + 3] = Math.round((ground / (FINE * FINE)) * 255);
      at += 4;
    }
  }
  return rows;
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(body.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

/** The mark as a PNG of so many pixels; a maskable one fills its square and keeps clear of the edge. */
export function pngIcon(size: number, maskable = false): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, RGBA.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(size, maskable), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function hex(colour: readonly number[]): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The same mark as SVG. */
export function svgIcon(): string {
  const { dot, bar, stem, bowl, corner } = mark;
  const on = (angle: number) => {
    const turned = (angle * Math.PI) / 180;
    const x = bowl.x + bowl.radius * Math.cos(turned);
    const y = bowl.y + bowl.radius * Math.sin(turned);
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<rect width="100" height="100" rx="${corner}" fill="${hex(GREEN)}"/>
<g fill="${hex(PAPER)}">
<circle cx="${dot.x}" cy="${dot.y}" r="${dot.radius}"/>
<rect x="${bar.x}" y="${bar.y}" width="${bar.width}" height="${bar.height}"/>
<rect x="${stem.x}" y="${stem.y}" width="${stem.width}" height="${stem.height}"/>
</g>
<path d="M${on(bowl.from)}A${bowl.radius} ${bowl.radius} 0 1 1 ${on(bowl.to)}" fill="none" stroke="${hex(PAPER)}" stroke-width="${bowl.width}"/>
</svg>
`;
}
