import { type Object3D, PlaneGeometry } from 'three';
import { many, put, solid, together } from './assemble.ts';
import { fillPage, page, printed, scribble } from './books.ts';
import { block, cutOut, surface } from './forms.ts';

import { clay, glossy } from './matter.ts';
import { shaped } from './skin.ts';
import { leaf } from './toppings.ts';

export function envelope(w: number, d: number, color: string, lining: string, open: boolean): Object3D {
  const body = put(solid(block(w, 0.08, d, 0.035), clay(color)), [0, 0.04, 0]);
  const tri = (tone: string, size: number, y: number) =>
    put(
      solid(
        cutOut(
          [
            [-w / 2 + 0.03, 0],
            [w / 2 - 0.03, 0],
            [0, size],
          ],
          0.03,
          0.012,
        ),
        clay(tone),
      ),
      [0, y, 0],
    );
  if (open)
    return together(
      body,
      put(tri(lining, d * 0.62, 0.03), [0, 0.02, -d / 2 + 0.02]),
      put(tri(color, d * 0.66, 0), [0, 0.0, -d / 2]),
    );
  const flap = put(tri(color, d * 0.58, 0), [0, 0.09, -d / 2 + 0.03], [0, 0, 0]);
  flap.scale.z = -1;
  const seal = put(
    solid(
      shaped(
        surface(0.3, (out) => 0.12 * Math.sqrt(1 - out ** 2)),
        () => undefined,
      ),
      glossy('#c9473f'),
    ),
    [0, 0.12, d * 0.06],
  );
  return together(body, flap, seal);
}

export function letterSet(): Object3D {
  const sheets = together(
    ...[0, 1, 2].map((n) =>
      put(
        printed(2.6, 3.6, 0.04, page, (brush, w, d) => {
          fillPage(brush, w, d, '#fdf3e3');
          for (let row = 0; row < 6; row += 1)
            if (n === 2) scribble(brush, 70, 120 + row * 78, row === 5 ? 160 : 370, '#4d6a86', row + 2);
        }),
        [n * 0.05, 0.03 + n * 0.05, -n * 0.04],
        [0, n * 0.05 + 0.12, 0],
      ),
    ),
  );
  return together(
    put(sheets, [-0.8, 0, -0.4]),
    put(envelope(3, 2.1, '#eab6ad', '#cf6f4e', false), [1.0, 0.2, 0.95], [0, -0.28, 0]),
    put(envelope(3, 2.1, '#f7e8d4', '#cf6f4e', false), [0.75, 0.08, 1.15], [0, -0.05, 0]),
    put(leaf(1.1, '#7fa070'), [-1.1, 0.24, 1.1], [0, 2.2, 0]),
  );
}

export function stickyNotes(): Object3D {
  const tones = ['#f7d774', '#f5a9a0', '#a9d3b5', '#a8c8e8'];
  const stacks = tones.map((tone, n) => {
    const notes = many(6, n + 1, (roll, at) =>
      put(
        solid(block(1.7, 0.09, 1.7, 0.03), clay(tone)),
        [(roll() - 0.5) * 0.04, 0.05 + at * 0.09, (roll() - 0.5) * 0.04],
        [0, (roll() - 0.5) * 0.04, 0],
      ),
    );
    const curl = new PlaneGeometry(1.7, 1.7, 2, 30);
    const places = curl.getAttribute('position');
    for (let at = 0; at < places.count; at += 1) {
      const front = Math.max(0, 0.5 - (places.getY(at) / 1.7 + 0.5));
      places.setZ(at, front * front * 0.8);
    }
    curl.computeVertexNormals();
    const top = put(solid(curl, clay(tone)), [0, 0.6, 0], [-Math.PI / 2, 0, 0]);
    return put(
      together(notes, top),
      [(n % 2 ? 1 : -1) * 0.93, 0, (n < 2 ? -1 : 1) * 0.93],
      [0, (n - 1.5) * 0.05, 0],
    );
  });
  return put(together(...stacks), [0, 0, 0], [0, 0.45, 0]);
}
